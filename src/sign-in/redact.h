/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsecret/secret.h>

#include "smtp/reply.h"

G_BEGIN_DECLS

char *portolan_reply_without_secret (const PortolanReply *reply,
                                     SecretValue         *secret);

G_END_DECLS
