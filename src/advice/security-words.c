/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How a conversation is protected, for people. */

#include "config.h"

#include "advice/security-words.h"

#include <glib/gi18n-lib.h>

/**
 * portolan_security_in_words:
 * @security: how a conversation is protected
 *
 * Returns: (transfer none): that in everyday words, with the term that help pages use
 */
const char *
portolan_security_in_words (PortolanSecurity security)
{
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      return _ ("none: others on the way can read along");
    case PORTOLAN_SECURITY_STARTTLS:
      return _ ("locked after the first words (called STARTTLS)");
    case PORTOLAN_SECURITY_TLS:
      return _ ("locked from the first word (called SSL/TLS)");
    }

  return NULL;
}
