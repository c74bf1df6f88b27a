/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PORTOLAN_TYPE_TRUST_STORE (portolan_trust_store_get_type ())
G_DECLARE_FINAL_TYPE (PortolanTrustStore, portolan_trust_store, PORTOLAN, TRUST_STORE, GTlsDatabase)

void          portolan_trust_store_make_default (void);
void          portolan_trust_store_load_async  (GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GTlsDatabase *portolan_trust_store_load_finish (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
