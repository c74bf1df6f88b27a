/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsecret/secret.h>

#include "smtp/reply.h"

G_BEGIN_DECLS

/**
 * PORTOLAN_MAX_TRIES:
 *
 * Sign-ins at one server. Servers that lock accounts or shut out callers rarely do so before the
 * fifth.
 */
#define PORTOLAN_MAX_TRIES 3

/**
 * PortolanTry:
 * @username: which of the user names, from 0
 * @mechanism: the SASL mechanism
 * @is_latin_1: the password goes as ISO 8859-1 instead of UTF-8
 * @is_switched: the mechanism stands for another one that was offered, but did not work
 *
 * One way of signing in.
 */
typedef struct {
  guint username;
  const char *mechanism;
  gboolean is_latin_1;
  gboolean is_switched;
} PortolanTry;

gboolean     portolan_try_next           (PortolanTry         *try,
                                          const PortolanReply *refusal,
                                          guint                n_usernames,
                                          gboolean             has_latin_1);
SecretValue *portolan_password_to_latin_1 (SecretValue         *password);

G_END_DECLS
