/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/certificate.h"

G_BEGIN_DECLS

char *portolan_certificate_to_text (const PortolanCertificate *certificate);

G_END_DECLS
