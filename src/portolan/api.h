/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* What stands before everything that the library shows to other programs. */

#if defined(PORTOLAN_COMPILATION) && defined(__GNUC__)
#define PORTOLAN_API __attribute__ ((visibility ("default"))) extern
#else
#define PORTOLAN_API extern
#endif
