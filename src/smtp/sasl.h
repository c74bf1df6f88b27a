/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

typedef struct _PortolanSasl PortolanSasl;

/**
 * PortolanSaslStep:
 * @PORTOLAN_SASL_SEND: send the response
 * @PORTOLAN_SASL_BROKEN: the challenge makes no sense, or asks too much; give up
 */
typedef enum {
  PORTOLAN_SASL_SEND,
  PORTOLAN_SASL_BROKEN,
} PortolanSaslStep;

const char       *portolan_sasl_choose           (const char *const *offered,
                                                  gboolean           private_channel);

gboolean          portolan_sasl_shows_password   (const char        *mechanism);

PortolanSasl     *portolan_sasl_new              (const char        *mechanism,
                                                  const char        *host,
                                                  const char        *username,
                                                  SecretValue       *password);
void              portolan_sasl_free             (PortolanSasl      *sasl);
gboolean          portolan_sasl_speaks_first     (PortolanSasl      *sasl);
PortolanSaslStep  portolan_sasl_step             (PortolanSasl      *sasl,
                                                  const char        *challenge,
                                                  char             **response);
gboolean          portolan_sasl_accepts_success  (PortolanSasl      *sasl);
void              portolan_sasl_wipe             (char              *response);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanSasl, portolan_sasl_free)

G_END_DECLS
