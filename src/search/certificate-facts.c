/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What GnuTLS reads out of a server's certificate, and what GIO's verification found. */

#include "search/certificate-facts.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include "model/bounds.h"
#include "net/safe-text.h"

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)

/* Gravest first; "untrusted" also stands for what is new to us (insecure, generic). */
static const struct {
  GTlsCertificateFlags flags;
  PortolanNeeds problem;
  PortolanCertificateState state;
} problems[] = {
  { G_TLS_CERTIFICATE_REVOKED, PORTOLAN_NEEDS_CERTIFICATE_REVOKED,
    PORTOLAN_CERTIFICATE_STATE_REVOKED },
  { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_INSECURE | G_TLS_CERTIFICATE_GENERIC_ERROR,
    PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED, PORTOLAN_CERTIFICATE_STATE_UNTRUSTED },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME,
    PORTOLAN_CERTIFICATE_STATE_WRONG_NAME },
  { G_TLS_CERTIFICATE_EXPIRED, PORTOLAN_NEEDS_CERTIFICATE_EXPIRED,
    PORTOLAN_CERTIFICATE_STATE_EXPIRED },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID,
    PORTOLAN_CERTIFICATE_STATE_NOT_YET_VALID },
};

static void
judge (PortolanCertificate *facts, GTlsCertificateFlags flags)
{
  facts->state = PORTOLAN_CERTIFICATE_STATE_VALID;

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if ((flags & problems[i].flags) != 0)
      {
        facts->problems |= problems[i].problem;
        if (facts->state == PORTOLAN_CERTIFICATE_STATE_VALID)
          facts->state = problems[i].state;
      }
}

static char *
take_dn (gnutls_datum_t *dn, int status)
{
  char *text;

  if (status != GNUTLS_E_SUCCESS)
    return NULL;

  text = portolan_safe_text ((const char *) dn->data, dn->size, PORTOLAN_MAX_SHOWN_TEXT);
  gnutls_free (dn->data);
  return text;
}

static char *
name_to_text (guint type, const char *name, gsize size)
{
  g_autoptr (GInetAddress) address = NULL;

  if (type == GNUTLS_SAN_DNSNAME)
    return portolan_safe_text (name, size, PORTOLAN_MAX_CERTIFICATE_NAME);
  if (type != GNUTLS_SAN_IPADDRESS || (size != 4 && size != 16))
    return NULL;

  address = g_inet_address_new_from_bytes ((const guint8 *) name,
                                           size == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
  return g_inet_address_to_string (address);
}

static GStrv
read_names (gnutls_x509_crt_t certificate)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < PORTOLAN_MAX_CERTIFICATE_NAMES; i++)
    {
      char name[PORTOLAN_MAX_CERTIFICATE_NAME];
      gsize size = sizeof name;
      int type = gnutls_x509_crt_get_subject_alt_name (certificate, i, name, &size, NULL);
      g_autofree char *text = NULL;

      if (type == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        break;
      if (type >= 0)
        text = name_to_text (type, name, size);
      if (text != NULL)
        g_strv_builder_add (names, text);
    }

  return g_strv_builder_end (names);
}

/* GIO accepts a certificate that was made to prove a client. */
static GTlsCertificateFlags
check_purpose (gnutls_x509_crt_t certificate)
{
  return gnutls_x509_crt_check_key_purpose (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0) != 0
             ? G_TLS_CERTIFICATE_NO_FLAGS
             : G_TLS_CERTIFICATE_GENERIC_ERROR;
}

static void
read_fields (PortolanCertificate *facts, GBytes *der, GTlsCertificateFlags flags)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t data = { (guchar *) g_bytes_get_data (der, NULL), g_bytes_get_size (der) };
  gnutls_datum_t dn;

  if (gnutls_x509_crt_init (&certificate) != GNUTLS_E_SUCCESS ||
      gnutls_x509_crt_import (certificate, &data, GNUTLS_X509_FMT_DER) != GNUTLS_E_SUCCESS)
    {
      facts->names = g_new0 (char *, 1);
      judge (facts, flags | G_TLS_CERTIFICATE_GENERIC_ERROR);
      return;
    }

  judge (facts, flags | check_purpose (certificate));
  facts->subject = take_dn (&dn, gnutls_x509_crt_get_dn3 (certificate, &dn, 0));
  facts->issuer = take_dn (&dn, gnutls_x509_crt_get_issuer_dn3 (certificate, &dn, 0));
  facts->names = read_names (certificate);
  facts->not_before = gnutls_x509_crt_get_activation_time (certificate);
  facts->not_after = gnutls_x509_crt_get_expiration_time (certificate);
  facts->self_signed = gnutls_x509_crt_check_issuer (certificate, certificate) == 1;
}

/**
 * portolan_certificate_facts_from_bytes:
 * @der: a certificate, or what a stranger calls one
 * @flags: what GIO has against it
 *
 * Returns: (transfer full): its facts
 */
PortolanCertificate *
portolan_certificate_facts_from_bytes (GBytes *der, GTlsCertificateFlags flags)
{
  PortolanCertificate *facts = g_new0 (PortolanCertificate, 1);

  facts->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
  read_fields (facts, der, flags);
  return facts;
}

/**
 * portolan_certificate_facts:
 * @connection: a TLS connection after its handshake
 *
 * Returns: (transfer full) (nullable): the facts of the server's certificate, or %NULL if it sent
 *   none
 */
PortolanCertificate *
portolan_certificate_facts (GTlsConnection *connection)
{
  GTlsCertificate *peer = g_tls_connection_get_peer_certificate (connection);
  GByteArray *octets = NULL;
  g_autoptr (GBytes) der = NULL;

  if (peer == NULL)
    return NULL;

  g_object_get (peer, "certificate", &octets, NULL);
  der = g_byte_array_free_to_bytes (octets);
  return portolan_certificate_facts_from_bytes (der, g_tls_connection_get_peer_certificate_errors (
                                                         connection));
}
