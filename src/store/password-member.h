/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

SecretValue *portolan_password_member_add  (const char    *json,
                                            SecretValue   *password);
char        *portolan_password_member_take (const char    *json,
                                            SecretValue  **password);

G_END_DECLS
