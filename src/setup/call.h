/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PortolanCall:
 *
 * One method call under way. It keeps the service alive, and is cancelled when its caller leaves
 * the bus.
 */
typedef struct _PortolanCall PortolanCall;

PortolanCall *portolan_call_new             (GApplication          *service,
                                             GDBusMethodInvocation *invocation);
GCancellable *portolan_call_get_cancellable (PortolanCall          *self);
void          portolan_call_return          (PortolanCall          *self,
                                             GVariant              *answer);
void          portolan_call_return_document (PortolanCall          *self,
                                             JsonNode              *document);
void          portolan_call_return_error    (PortolanCall          *self,
                                             const GError          *error);

G_END_DECLS
