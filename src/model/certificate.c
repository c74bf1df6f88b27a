/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/certificate.h"

PortolanCertificate *
portolan_certificate_copy (const PortolanCertificate *certificate)
{
  PortolanCertificate *copy = g_memdup2 (certificate, sizeof *certificate);

  copy->sha256 = g_strdup (certificate->sha256);
  copy->subject = g_strdup (certificate->subject);
  copy->issuer = g_strdup (certificate->issuer);
  copy->names = g_strdupv (certificate->names);
  return copy;
}

void
portolan_certificate_free (PortolanCertificate *certificate)
{
  g_free (certificate->sha256);
  g_free (certificate->subject);
  g_free (certificate->issuer);
  g_strfreev (certificate->names);
  g_free (certificate);
}
