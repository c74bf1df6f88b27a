/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Errors of GIO, GnuTLS and the conversation become facts, in this one place. */

#include "search/failure.h"

#include <gio/gio.h>

#include "net/network.h"
#include "smtp/error.h"

typedef struct {
  GQuark (*domain) (void);
  int code;
  PortolanFailure failure;
} Rule;

static const Rule rules[] = {
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, PORTOLAN_FAILURE_NAME_NOT_FOUND },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, PORTOLAN_FAILURE_RESOLVER },
  { g_resolver_error_quark, G_RESOLVER_ERROR_INTERNAL, PORTOLAN_FAILURE_RESOLVER },

  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, PORTOLAN_FAILURE_REFUSED },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, PORTOLAN_FAILURE_TIMED_OUT },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, PORTOLAN_FAILURE_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, PORTOLAN_FAILURE_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, PORTOLAN_FAILURE_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, PORTOLAN_FAILURE_DROPPED },

  /* Plain text where TLS was due is MISC; a peer that only hangs up is NOT_TLS. */
  { g_tls_error_quark, G_TLS_ERROR_MISC, PORTOLAN_FAILURE_NOT_TLS },
  { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, PORTOLAN_FAILURE_DROPPED },
  { g_tls_error_quark, G_TLS_ERROR_EOF, PORTOLAN_FAILURE_DROPPED },
  { g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, PORTOLAN_FAILURE_TLS },
  { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, PORTOLAN_FAILURE_TLS },
  { g_tls_error_quark, G_TLS_ERROR_CERTIFICATE_REQUIRED, PORTOLAN_FAILURE_TLS },
  { g_tls_error_quark, G_TLS_ERROR_UNAVAILABLE, PORTOLAN_FAILURE_TLS },
  { g_tls_error_quark, G_TLS_ERROR_INAPPROPRIATE_FALLBACK, PORTOLAN_FAILURE_TLS },

  { portolan_smtp_error_quark, PORTOLAN_SMTP_ERROR_CLOSED, PORTOLAN_FAILURE_DROPPED },
  { portolan_smtp_error_quark, PORTOLAN_SMTP_ERROR_MALFORMED, PORTOLAN_FAILURE_NOT_SMTP },
  { portolan_smtp_error_quark, PORTOLAN_SMTP_ERROR_INJECTED, PORTOLAN_FAILURE_INJECTED },
};

/**
 * portolan_failure_from_error:
 * @error: what an operation on the way to or with a server gave
 *
 * Returns: the fact behind it; what is not known counts as %PORTOLAN_FAILURE_DROPPED
 */
PortolanFailure
portolan_failure_from_error (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_error_matches (error, rules[i].domain (), rules[i].code))
      return rules[i].failure;

  return PORTOLAN_FAILURE_DROPPED;
}

/* Failures by which nothing came back. */
static gboolean
is_silence (PortolanFailure failure)
{
  return failure == PORTOLAN_FAILURE_TIMED_OUT || failure == PORTOLAN_FAILURE_UNREACHABLE ||
         failure == PORTOLAN_FAILURE_RESOLVER;
}

/**
 * portolan_failure_in_the_end:
 * @failure: why a conversation seems to have ended just now
 * @observation: what was seen of its server so far
 *
 * Whether a server fell silent or this computer lost its network looks the same from the inside of
 * a conversation. The system knows: there was a way to the server, and now there is none.
 *
 * Returns: %PORTOLAN_FAILURE_OFFLINE if the network was lost, otherwise @failure
 */
PortolanFailure
portolan_failure_in_the_end (PortolanFailure failure, const PortolanObservation *observation)
{
  gboolean there_was_a_way = observation->rtt > 0;

  if (!is_silence (failure) || observation->addresses->len == 0 ||
      portolan_network_has_way_to (observation->addresses))
    return failure;

  /* For want of IPv6, say, there never was a way to some servers. */
  return there_was_a_way || !portolan_network_has_route () ? PORTOLAN_FAILURE_OFFLINE : failure;
}
