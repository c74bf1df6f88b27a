/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

void      portolan_keyring_store_async    (const char           *account,
                                           SecretValue          *secret,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean  portolan_keyring_store_finish   (GAsyncResult         *result,
                                           GError              **error);

void      portolan_keyring_search_async   (const char           *account,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray *
          portolan_keyring_search_finish  (GAsyncResult         *result,
                                           GError              **error);

void      portolan_keyring_clear_async    (const char           *account,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean  portolan_keyring_clear_finish   (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
