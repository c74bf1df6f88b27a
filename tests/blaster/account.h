/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Account:
 * @address: who sends
 * @pause: milliseconds between two letters, so that the provider's limits are kept
 * @most_today: how many letters may be sent in a day, 0 if nobody knows
 *
 * What is needed to send: the settings over D-Bus, the password from the keyring.
 */
typedef struct {
  char *address;
  char *host;
  guint port;
  char *security;
  char *username;
  char *auth;
  char *password;
  guint pause;
  guint most_today;
} Account;

void     account_load_async  (GDBusProxy           *portolan,
                              const char           *address,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
Account *account_load_finish (GAsyncResult         *result,
                              GError              **error);
void     account_free        (Account              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Account, account_free)

G_END_DECLS
