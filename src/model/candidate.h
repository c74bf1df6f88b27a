/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "model/types.h"

G_BEGIN_DECLS

/**
 * PortolanCandidate:
 * @host: host name (ASCII form) or IP address
 * @port: 1 to 65535
 * @security: how the conversation would be protected
 * @origin: who named it
 * @preference: place in the order of the one who named it, 0 is first
 * @username_form: which name the server knows the account by, as far as the origin says
 * @username: (nullable): the name itself for %PORTOLAN_USERNAME_FORM_OTHER
 * @auth: (nullable): the SASL mechanism that has worked there before
 * @charset: (nullable): how the password was sent then, if not in UTF-8
 * @is_confirmed: somebody who may vouch for the host (see search/needs.h) named the same settings
 *
 * Settings that might work: what a source yields, before anybody tried them.
 */
struct _PortolanCandidate {
  char *host;
  guint16 port;
  PortolanSecurity security;
  PortolanOrigin origin;
  guint16 preference;
  PortolanUsernameForm username_form;
  char *username;
  char *auth;
  char *charset;
  gboolean is_confirmed;
};

PortolanCandidate *portolan_candidate_new  (const char              *host,
                                            guint16                  port,
                                            PortolanSecurity         security,
                                            PortolanOrigin           origin);
PortolanCandidate *portolan_candidate_copy (const PortolanCandidate *candidate);
void               portolan_candidate_free (PortolanCandidate       *candidate);
const char        *portolan_candidate_get_username
                                           (const PortolanCandidate *candidate,
                                            const PortolanAddress   *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanCandidate, portolan_candidate_free)

G_END_DECLS
