/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PORTOLAN_SMTP_ERROR (portolan_smtp_error_quark ())

/**
 * PortolanSmtpError:
 * @PORTOLAN_SMTP_ERROR_CLOSED: the server hung up
 * @PORTOLAN_SMTP_ERROR_MALFORMED: what came is no SMTP reply, or breaks its rules or our bounds
 * @PORTOLAN_SMTP_ERROR_INJECTED: something was already in the buffer when TLS was to begin
 *
 * Inside the conversation only: the probe and the sign-in turn them into facts.
 */
typedef enum {
  PORTOLAN_SMTP_ERROR_CLOSED,
  PORTOLAN_SMTP_ERROR_MALFORMED,
  PORTOLAN_SMTP_ERROR_INJECTED,
} PortolanSmtpError;

GQuark portolan_smtp_error_quark (void);

G_END_DECLS
