/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "portolan/sending-limits.h"
#include "portolan/step.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_SERVER (portolan_server_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanServer, portolan_server, PORTOLAN, SERVER, GObject)

/**
 * PortolanServer:
 *
 * A server that takes outgoing mail for an address: it was called, and offers sign-in in the way
 * described here. Found by [method@Portolan.SetUp.find_async].
 */

PORTOLAN_API const char     *portolan_server_get_host               (PortolanServer *self);
PORTOLAN_API guint           portolan_server_get_port               (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_security           (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_origin             (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_username           (PortolanServer *self);
PORTOLAN_API const char *const *
                             portolan_server_get_mechanisms         (PortolanServer *self);
PORTOLAN_API const char *const *
                             portolan_server_get_needs              (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_certificate        (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_certificate_sha256 (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_provider           (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_provider_name      (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_help_url           (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_sign_in            (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_sign_in_means      (PortolanServer *self);
PORTOLAN_API GPtrArray      *portolan_server_get_steps              (PortolanServer *self);
PORTOLAN_API const char     *portolan_server_get_tip                (PortolanServer *self);
PORTOLAN_API GPtrArray      *portolan_server_get_advice             (PortolanServer *self);
PORTOLAN_API PortolanLimits *portolan_server_get_limits             (PortolanServer *self);

G_END_DECLS
