/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PortolanFetchStatus:
 * @PORTOLAN_FETCH_OK: the body is there
 * @PORTOLAN_FETCH_NOTHING: the server answered that it has no such thing
 * @PORTOLAN_FETCH_REFUSED: it answered what we do not follow: a redirect to somewhere unsafe, a
 *   certificate that proves nothing, a body that is too large
 * @PORTOLAN_FETCH_NO_ANSWER: nothing came
 */
typedef enum {
  PORTOLAN_FETCH_OK,
  PORTOLAN_FETCH_NOTHING,
  PORTOLAN_FETCH_REFUSED,
  PORTOLAN_FETCH_NO_ANSWER,
} PortolanFetchStatus;

/**
 * PortolanFetchStepFunc:
 * @is_connecting: only the network can delay the next sign of life, no program
 * @user_data: what was given with it
 *
 * Told of each sign of life on the way to an answer.
 */
typedef void (*PortolanFetchStepFunc) (gboolean is_connecting,
                                       gpointer user_data);

void                 portolan_fetch_async    (const char             *url,
                                              const char             *private_text,
                                              gsize                   max_bytes,
                                              PortolanFetchStepFunc   step_func,
                                              gpointer                step_data,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
PortolanFetchStatus  portolan_fetch_finish   (GAsyncResult           *result,
                                              GBytes                **body,
                                              GError                **error);

G_END_DECLS
