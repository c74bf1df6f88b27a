/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/settings.h"

G_BEGIN_DECLS

void portolan_export_nodemailer (const PortolanSettings *settings,
                                 gboolean                with_password);
void portolan_export_phpmailer  (const PortolanSettings *settings,
                                 gboolean                with_password);
void portolan_export_django     (const PortolanSettings *settings,
                                 gboolean                with_password);
void portolan_export_smtplib    (const PortolanSettings *settings,
                                 gboolean                with_password);

G_END_DECLS
