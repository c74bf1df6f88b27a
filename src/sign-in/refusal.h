/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "smtp/reply.h"

G_BEGIN_DECLS

gboolean portolan_refusal_is_about_credentials (const PortolanReply *reply);
gboolean portolan_refusal_is_about_mechanism   (const PortolanReply *reply);

G_END_DECLS
