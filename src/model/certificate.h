/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

/**
 * PortolanCertificate:
 * @state: what is to be thought of it
 * @problems: every problem by itself, as what the user would have to accept
 * @sha256: fingerprint of the DER form, 64 hexadecimal digits in lower case
 * @subject: (nullable): whom it belongs to, as a distinguished name (RFC 4514)
 * @issuer: (nullable): who issued it
 * @names: the DNS names and IP addresses that it is for
 * @not_before: seconds since 1970 (UTC)
 * @not_after: seconds since 1970 (UTC)
 * @self_signed: issued by itself
 *
 * The facts of a server's certificate.
 */
struct _PortolanCertificate {
  PortolanCertificateState state;
  PortolanNeeds problems;
  char *sha256;
  char *subject;
  char *issuer;
  GStrv names;
  gint64 not_before;
  gint64 not_after;
  gboolean self_signed;
};

PortolanCertificate *portolan_certificate_copy (const PortolanCertificate *certificate);
void                 portolan_certificate_free (PortolanCertificate       *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanCertificate, portolan_certificate_free)

G_END_DECLS
