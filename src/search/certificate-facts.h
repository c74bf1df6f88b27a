/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "model/certificate.h"

G_BEGIN_DECLS

PortolanCertificate *portolan_certificate_facts            (GTlsConnection       *connection);
PortolanCertificate *portolan_certificate_facts_from_bytes (GBytes               *der,
                                                            GTlsCertificateFlags  flags);

G_END_DECLS
