/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "model/error.h"
#include "model/settings.h"

G_BEGIN_DECLS

/**
 * PortolanSavedAccount:
 * @account: the e-mail address
 * @locked: it lies in a keyring that is locked
 * @settings: (nullable): the settings, unless locked or unreadable
 *
 * One account of the keyring, as the list shows it.
 */
typedef struct {
  char *account;
  gboolean locked;
  PortolanSettings *settings;
} PortolanSavedAccount;

void              portolan_store_save_async     (const PortolanSettings *settings,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
gboolean          portolan_store_save_finish    (GAsyncResult           *result,
                                                 GError                **error);

void              portolan_store_load_async     (const char             *account,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
PortolanSettings *portolan_store_load_finish    (GAsyncResult           *result,
                                                 GError                **error);

void              portolan_store_count_async    (const char                 *account,
                                                 const PortolanSignInRecord *record,
                                                 GCancellable               *cancellable,
                                                 GAsyncReadyCallback         callback,
                                                 gpointer                    user_data);
gboolean          portolan_store_count_finish   (GAsyncResult               *result,
                                                 GError                    **error);

void              portolan_store_list_async     (GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
GPtrArray        *portolan_store_list_finish    (GAsyncResult           *result,
                                                 GError                **error);

void              portolan_store_forget_async   (const char             *account,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
gboolean          portolan_store_forget_finish  (GAsyncResult           *result,
                                                 GError                **error);

void              portolan_saved_account_free   (PortolanSavedAccount   *account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanSavedAccount, portolan_saved_account_free)

G_END_DECLS
