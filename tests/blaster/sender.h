/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "account.h"
#include "recipients.h"

G_BEGIN_DECLS

/**
 * Delivery:
 * @DELIVERY_SENT: the server took the letter
 * @DELIVERY_REFUSED: it did not; the reply says why
 * @DELIVERY_UNSURE: the conversation broke off between the letter and the server's word for it
 */
typedef enum {
  DELIVERY_SENT,
  DELIVERY_REFUSED,
  DELIVERY_UNSURE,
} Delivery;

typedef struct _Sender Sender;

Sender   *sender_new         (void);
void      sender_free        (Sender               *self);
void      sender_send_async  (Sender               *self,
                              const Account        *account,
                              const Recipient      *recipient,
                              const char           *subject,
                              const char           *text,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
Delivery  sender_send_finish (GAsyncResult         *result,
                              char                **reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sender, sender_free)

G_END_DECLS
