/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void portolan_web_guard   (SoupMessage *message);
void portolan_web_hang_up (SoupMessage *message);

G_END_DECLS
