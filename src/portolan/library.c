/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What concerns the whole library: its words in the user's language, its errors, its needs. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/nick.h"
#include "portolan/api.h"
#include "portolan/private.h"

/* Programs bind their own texts; ours are found without their help. */
static void __attribute__ ((constructor)) bind_words (void)
{
  bindtextdomain (GETTEXT_PACKAGE, PORTOLAN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

/**
 * portolan_error_quark:
 *
 * Gets the domain of Portolan's own errors.
 *
 * Returns: the domain
 */
PORTOLAN_API GQuark
portolan_error_quark (void)
{
  return g_quark_from_static_string ("portolan-error-quark");
}

/**
 * portolan_accepted_parse:
 * @accepted: (nullable) (array zero-terminated=1): ids of needs, such as "other-domain"
 * @needs: (out): the same
 * @error: return location for a %PORTOLAN_ERROR_INPUT
 *
 * Returns: whether all of them are needs; the words of the error are for whoever wrote the program
 */
gboolean
portolan_accepted_parse (const char *const *accepted, PortolanNeeds *needs, GError **error)
{
  *needs = PORTOLAN_NEEDS_NOTHING;
  for (gsize i = 0; accepted != NULL && accepted[i] != NULL; i++)
    {
      PortolanNeeds need;

      if (!portolan_needs_parse (accepted[i], &need))
        {
          g_set_error (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT,
                       "“%s” is nothing that can be accepted", accepted[i]);
          return FALSE;
        }
      *needs |= need;
    }

  return TRUE;
}
