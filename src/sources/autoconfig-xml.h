/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "model/candidate.h"

G_BEGIN_DECLS


/**
 * PortolanAutoconfigStatus:
 * @PORTOLAN_AUTOCONFIG_OK: it names at least one server for outgoing mail
 * @PORTOLAN_AUTOCONFIG_EMPTY: it is a file of settings, and names none that could be used
 * @PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG: it is something else, mostly a web page
 * @PORTOLAN_AUTOCONFIG_BROKEN: it begins as a file of settings, and is cut off or malformed
 * @PORTOLAN_AUTOCONFIG_TOO_BIG: it is larger than any such file needs to be
 *
 * What came when a file of settings was asked for.
 */
typedef enum {
  PORTOLAN_AUTOCONFIG_OK,
  PORTOLAN_AUTOCONFIG_EMPTY,
  PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG,
  PORTOLAN_AUTOCONFIG_BROKEN,
  PORTOLAN_AUTOCONFIG_TOO_BIG,
} PortolanAutoconfigStatus;

/**
 * PortolanAutoconfigAuth:
 * @PORTOLAN_AUTOCONFIG_AUTH_PASSWORD: the password as it is, protected by TLS alone
 * @PORTOLAN_AUTOCONFIG_AUTH_ENCRYPTED_PASSWORD: a proof of the password, such as CRAM-MD5
 * @PORTOLAN_AUTOCONFIG_AUTH_OAUTH2: through the browser
 * @PORTOLAN_AUTOCONFIG_AUTH_KERBEROS: a ticket of the organisation (GSSAPI)
 * @PORTOLAN_AUTOCONFIG_AUTH_NTLM: the sign-in of Windows
 * @PORTOLAN_AUTOCONFIG_AUTH_CERTIFICATE: a certificate of the user's own
 * @PORTOLAN_AUTOCONFIG_AUTH_NONE: no sign-in: known by network or by having fetched mail
 * @PORTOLAN_AUTOCONFIG_AUTH_OTHER: something that this version does not know
 *
 * How a provider wants its users to sign in, by its own word; the server has the last one.
 */
typedef enum {
  PORTOLAN_AUTOCONFIG_AUTH_PASSWORD,
  PORTOLAN_AUTOCONFIG_AUTH_ENCRYPTED_PASSWORD,
  PORTOLAN_AUTOCONFIG_AUTH_OAUTH2,
  PORTOLAN_AUTOCONFIG_AUTH_KERBEROS,
  PORTOLAN_AUTOCONFIG_AUTH_NTLM,
  PORTOLAN_AUTOCONFIG_AUTH_CERTIFICATE,
  PORTOLAN_AUTOCONFIG_AUTH_NONE,
  PORTOLAN_AUTOCONFIG_AUTH_OTHER,
} PortolanAutoconfigAuth;

/**
 * PortolanAutoconfigPage:
 * @url: (nullable): an https address without a user name in it
 * @text: (nullable): what it is about, in the user's language if there is one, in one line
 *
 * A web page that a provider points to.
 */
typedef struct {
  char *url;
  char *text;
} PortolanAutoconfigPage;

/**
 * PortolanAutoconfig:
 * @status: what came
 * @candidates: (element-type PortolanCandidate): the servers, in the provider's order, none twice;
 *   %PORTOLAN_USERNAME_FORM_OTHER without a name means one that only the user can know
 * @auth: (element-type PortolanAutoconfigAuth): ways of signing in to any of them, the preferred
 *   first, none twice
 * @own_network: all servers work only inside the provider's own network
 * @display_name: (nullable): the provider's name
 * @documentation: (element-type PortolanAutoconfigPage): help pages, each with an address
 * @enable: (nullable): where and how sending by programs is switched on, which must be done first;
 *   either its address or its text may be missing
 *
 * A provider's settings, as it publishes them (Mozilla's clientConfig 1.1). Unless @status is
 * %PORTOLAN_AUTOCONFIG_OK or %PORTOLAN_AUTOCONFIG_EMPTY, everything is empty.
 */
typedef struct {
  PortolanAutoconfigStatus status;
  GPtrArray *candidates;
  GArray *auth;
  gboolean own_network;
  char *display_name;
  GPtrArray *documentation;
  PortolanAutoconfigPage *enable;
} PortolanAutoconfig;

PortolanAutoconfig *portolan_autoconfig_parse     (GBytes                   *body,
                                                   const PortolanAddress    *address,
                                                   PortolanOrigin            origin);
void                portolan_autoconfig_free      (PortolanAutoconfig       *autoconfig);
gboolean            portolan_autoconfig_has_auth  (const PortolanAutoconfig *autoconfig,
                                                   PortolanAutoconfigAuth    auth);
void                portolan_autoconfig_page_free (PortolanAutoconfigPage   *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanAutoconfig, portolan_autoconfig_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanAutoconfigPage, portolan_autoconfig_page_free)

G_END_DECLS
