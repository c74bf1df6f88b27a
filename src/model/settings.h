/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsecret/secret.h>

#include "model/candidate.h"

G_BEGIN_DECLS

/**
 * PortolanSignInRecord:
 * @refused: how many sign-ins were refused lately, 0 if none
 * @since: when the last one was, seconds since 1970 (UTC)
 * @wait: for how many seconds after that nobody should try, 0 if the server did not ask for it
 * @finding: (nullable): what the last one meant, an id such as "account-locked"
 *
 * Refused sign-ins that a re-check made, kept so that the next one does not get the account locked.
 */
typedef struct {
  guint refused;
  gint64 since;
  gint64 wait;
  char *finding;
} PortolanSignInRecord;

/**
 * PortolanSettings:
 * @address: the account's e-mail address, domain in lower case
 * @host: the server
 * @port: 1 to 65535
 * @security: how the conversation is protected
 * @username: the user name that the server accepted
 * @auth: the SASL mechanism that the server accepted
 * @charset: (nullable): how the password is sent, if not in UTF-8: "ISO-8859-1"
 * @hello: (nullable): how the server wants to be greeted, if not by our own address
 * @accepted: what the user accepted for this server
 * @certificate_sha256: (nullable): the one certificate that was accepted, 64 hexadecimal digits
 * @max_message_bytes: the largest message the server takes, 0 if it does not say
 * @saved: when it was saved, seconds since 1970 (UTC), 0 if not yet
 * @password: (nullable): the password, in non-pageable memory
 * @alternatives: (nullable) (element-type PortolanCandidate): what else was usable at set-up, the
 *   best first; a re-check tries it before it searches anew
 * @sign_ins: what re-checks remember of refused sign-ins
 * @more: (nullable): members of the saved item that this version does not know, as JSON text
 *
 * Settings that were proved by a sign-in: what is saved, and what other programs send with.
 */
struct _PortolanSettings {
  char *address;
  char *host;
  guint16 port;
  PortolanSecurity security;
  char *username;
  char *auth;
  char *charset;
  char *hello;
  PortolanNeeds accepted;
  char *certificate_sha256;
  guint64 max_message_bytes;
  gint64 saved;
  SecretValue *password;
  GPtrArray *alternatives;
  PortolanSignInRecord sign_ins;
  char *more;
};

PortolanSettings *portolan_settings_new            (void);
PortolanSettings *portolan_settings_copy           (const PortolanSettings *settings);
void              portolan_settings_free           (PortolanSettings       *settings);
void              portolan_settings_keep_proposals (PortolanSettings       *settings,
                                                    GPtrArray              *proposals);
gboolean          portolan_settings_are_at         (const PortolanSettings *settings,
                                                    const PortolanCandidate *candidate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanSettings, portolan_settings_free)

G_END_DECLS
