/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

#include "model/capabilities.h"
#include "smtp/reply.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_SESSION (portolan_session_get_type ())
G_DECLARE_FINAL_TYPE (PortolanSession, portolan_session, PORTOLAN, SESSION, GObject)

PortolanSession *portolan_session_new                 (GSocketConnection    *connection,
                                                       const char           *host);

/* Each gives the server's reply; G_IO_ERROR, G_TLS_ERROR or PORTOLAN_SMTP_ERROR otherwise. */
void             portolan_session_exchange_async      (PortolanSession      *self,
                                                       const char           *line,
                                                       const char           *shown_as,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PortolanReply   *portolan_session_exchange_finish     (PortolanSession      *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

void             portolan_session_say_ahead           (PortolanSession      *self,
                                                       const char           *line);
void             portolan_session_write_letter_line   (PortolanSession      *self,
                                                       const char           *line);

void             portolan_session_hello_async         (PortolanSession      *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PortolanReply   *portolan_session_hello_finish        (PortolanSession      *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

void             portolan_session_authenticate_async  (PortolanSession      *self,
                                                       const char           *mechanism,
                                                       const char           *username,
                                                       SecretValue          *password,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PortolanReply   *portolan_session_authenticate_finish (PortolanSession      *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* Begins TLS. G_IO_ERROR, G_TLS_ERROR or PORTOLAN_SMTP_ERROR when it can't. */
void             portolan_session_secure_async        (PortolanSession      *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean         portolan_session_secure_finish       (PortolanSession      *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

void             portolan_session_send_letter_async   (PortolanSession      *self,
                                                       const char           *letter,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PortolanReply   *portolan_session_send_letter_finish  (PortolanSession      *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* While nothing is under way for long. */
void             portolan_session_keep_warm           (PortolanSession      *self,
                                                       guint                 pause);
void             portolan_session_wake_async          (PortolanSession      *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean         portolan_session_wake_finish         (PortolanSession      *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

const PortolanCapabilities *
                 portolan_session_get_capabilities    (PortolanSession      *self);
void             portolan_session_set_capabilities    (PortolanSession      *self,
                                                       PortolanCapabilities *capabilities);
char            *portolan_session_get_client_name     (PortolanSession      *self);
void             portolan_session_set_hello           (PortolanSession      *self,
                                                       const char           *hello);
const char      *portolan_session_get_hello           (PortolanSession      *self);
const char      *portolan_session_get_host            (PortolanSession      *self);
const char      *portolan_session_get_transcript      (PortolanSession      *self);
GTlsConnection  *portolan_session_get_tls             (PortolanSession      *self);
gboolean         portolan_session_is_alive            (PortolanSession      *self);
void             portolan_session_close               (PortolanSession      *self);

G_END_DECLS
