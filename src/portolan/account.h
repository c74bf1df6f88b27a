/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "portolan/checkup.h"
#include "portolan/sending-limits.h"

G_BEGIN_DECLS

#define PORTOLAN_TYPE_ACCOUNT (portolan_account_get_type ())
PORTOLAN_API
G_DECLARE_FINAL_TYPE (PortolanAccount, portolan_account, PORTOLAN, ACCOUNT, GObject)

/**
 * PortolanAccount:
 *
 * Settings that a sign-in has proved: what a program needs to send mail, and what lies in the
 * user's keyring.
 */

PORTOLAN_API void             portolan_account_load_async             (const char           *address,
                                                                       GCancellable         *cancellable,
                                                                       GAsyncReadyCallback   callback,
                                                                       gpointer              user_data);
PORTOLAN_API PortolanAccount *portolan_account_load_finish            (GAsyncResult         *result,
                                                                       GError              **error);
PORTOLAN_API void             portolan_account_list_async             (GCancellable         *cancellable,
                                                                       GAsyncReadyCallback   callback,
                                                                       gpointer              user_data);
PORTOLAN_API GPtrArray       *portolan_account_list_finish            (GAsyncResult         *result,
                                                                       GError              **error);
PORTOLAN_API void             portolan_account_forget_async           (const char           *address,
                                                                       GCancellable         *cancellable,
                                                                       GAsyncReadyCallback   callback,
                                                                       gpointer              user_data);
PORTOLAN_API gboolean         portolan_account_forget_finish          (GAsyncResult         *result,
                                                                       GError              **error);
PORTOLAN_API void             portolan_account_save_async             (PortolanAccount      *self,
                                                                       GCancellable         *cancellable,
                                                                       GAsyncReadyCallback   callback,
                                                                       gpointer              user_data);
PORTOLAN_API gboolean         portolan_account_save_finish            (PortolanAccount      *self,
                                                                       GAsyncResult         *result,
                                                                       GError              **error);
PORTOLAN_API void             portolan_account_check_async            (PortolanAccount      *self,
                                                                       const char           *reply,
                                                                       guint                 timeout,
                                                                       GCancellable         *cancellable,
                                                                       GAsyncReadyCallback   callback,
                                                                       gpointer              user_data);
PORTOLAN_API PortolanCheckup *portolan_account_check_finish           (PortolanAccount      *self,
                                                                       GAsyncResult         *result,
                                                                       GError              **error);

PORTOLAN_API const char      *portolan_account_get_address            (PortolanAccount      *self);
PORTOLAN_API gboolean         portolan_account_get_is_locked          (PortolanAccount      *self);
PORTOLAN_API gboolean         portolan_account_get_is_readable        (PortolanAccount      *self);
PORTOLAN_API const char      *portolan_account_get_host               (PortolanAccount      *self);
PORTOLAN_API guint            portolan_account_get_port               (PortolanAccount      *self);
PORTOLAN_API const char      *portolan_account_get_security           (PortolanAccount      *self);
PORTOLAN_API const char      *portolan_account_get_username           (PortolanAccount      *self);
PORTOLAN_API const char      *portolan_account_get_mechanism          (PortolanAccount      *self);
PORTOLAN_API const char *const *
                              portolan_account_get_accepted           (PortolanAccount      *self);
PORTOLAN_API const char      *portolan_account_get_certificate_sha256 (PortolanAccount      *self);
PORTOLAN_API gint64           portolan_account_get_saved              (PortolanAccount      *self);
PORTOLAN_API PortolanLimits  *portolan_account_get_limits             (PortolanAccount      *self);

PORTOLAN_API char            *portolan_account_dup_password           (PortolanAccount      *self);
PORTOLAN_API void             portolan_password_free                  (char                 *password);

G_END_DECLS
