/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PortolanTerm:
 * @PORTOLAN_TERM_HOST: the server
 * @PORTOLAN_TERM_PORT: the port
 * @PORTOLAN_TERM_ENCRYPTION: the encryption
 * @PORTOLAN_TERM_CERTIFICATE: the certificate
 * @PORTOLAN_TERM_USERNAME: the user name
 * @PORTOLAN_TERM_PASSWORD: the password
 * @PORTOLAN_TERM_APP_PASSWORD: the app password
 *
 * The words of help pages that need explaining.
 */
typedef enum {
  PORTOLAN_TERM_HOST = 1 << 0,
  PORTOLAN_TERM_PORT = 1 << 1,
  PORTOLAN_TERM_ENCRYPTION = 1 << 2,
  PORTOLAN_TERM_CERTIFICATE = 1 << 3,
  PORTOLAN_TERM_USERNAME = 1 << 4,
  PORTOLAN_TERM_PASSWORD = 1 << 5,
  PORTOLAN_TERM_APP_PASSWORD = 1 << 6,
} PortolanTerm;

#define PORTOLAN_TYPE_GLOSSARY (portolan_glossary_get_type ())
G_DECLARE_FINAL_TYPE (PortolanGlossary, portolan_glossary, PORTOLAN, GLOSSARY, GtkWidget)

void portolan_glossary_show (PortolanGlossary *self,
                             PortolanTerm      terms);

G_END_DECLS
