/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libsecret/secret.h>

#include "advice/next-steps.h"

G_BEGIN_DECLS

/**
 * PortolanTypedPassword:
 * @PORTOLAN_TYPED_PASSWORD_FINE: nothing speaks against it
 * @PORTOLAN_TYPED_PASSWORD_CLEANED: spaces were taken out that stand there only for reading
 * @PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_KEY: it looks like the key of a sending service
 * @PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_OTHER_KEY: it looks like a key that is for something else
 *   than sending by SMTP
 * @PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD: it looks like one that somebody has thought up,
 *   where a made one is wanted
 *
 * What is to be said about a password before it is tried.
 */
typedef enum {
  PORTOLAN_TYPED_PASSWORD_FINE,
  PORTOLAN_TYPED_PASSWORD_CLEANED,
  PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_KEY,
  PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_OTHER_KEY,
  PORTOLAN_TYPED_PASSWORD_LOOKS_LIKE_PASSWORD,
} PortolanTypedPassword;

PortolanTypedPassword portolan_typed_password_take (const char              *typed,
                                                    const PortolanProvider  *provider,
                                                    GDateTime               *now,
                                                    SecretValue            **password);
const char           *portolan_typed_password_say  (PortolanTypedPassword    look);

G_END_DECLS
