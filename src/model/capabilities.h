/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

/**
 * PortolanCapabilities:
 * @mechanisms: SASL mechanisms of AUTH in upper case, in the server's order, none twice (RFC 4954)
 * @starttls: STARTTLS is offered (RFC 3207)
 * @smtputf8: addresses outside ASCII are taken (RFC 6531)
 * @pipelining: commands may be sent ahead (RFC 2920)
 * @max_message_bytes: the largest message taken, 0 if unlimited or not said (RFC 1870)
 *
 * What a server says it can do, in its answer to EHLO.
 */
struct _PortolanCapabilities {
  GStrv mechanisms;
  gboolean starttls;
  gboolean smtputf8;
  gboolean pipelining;
  guint64 max_message_bytes;
};

PortolanCapabilities *portolan_capabilities_parse     (const char *const          *lines);
PortolanCapabilities *portolan_capabilities_copy      (const PortolanCapabilities *capabilities);
void                  portolan_capabilities_free      (PortolanCapabilities       *capabilities);
gboolean              portolan_capabilities_has_auth  (const PortolanCapabilities *capabilities);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanCapabilities, portolan_capabilities_free)

G_END_DECLS
