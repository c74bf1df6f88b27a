/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* What each fuzz target has. With clang's -fsanitize=fuzzer it is fed with inventions, with
 * driver.c with the files of its folder. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);
