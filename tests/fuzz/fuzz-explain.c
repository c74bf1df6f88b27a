/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Replies and logs from anywhere: whatever they hold, there is an explanation, and it is a sound
 * one. */

#include "advice/explain.h"

#include <string.h>

#include "fuzz/fuzz.h"

static void
check_enhanced (const char *enhanced)
{
  if (enhanced == NULL)
    return;
  g_assert_true (strchr ("245", enhanced[0]) != NULL && enhanced[1] == '.');
  g_assert_cmpuint (strspn (enhanced, "0123456789."), ==, strlen (enhanced));
}

static void
check_explanation (const PortolanExplanation *explanation)
{
  g_assert_true (explanation->code == 0 || (explanation->code >= 200 && explanation->code < 600));
  check_enhanced (explanation->enhanced);
  g_assert_cmpuint (explanation->finding, <, PORTOLAN_N_FINDINGS);
  g_assert_nonnull (portolan_confidence_get_id (explanation->confidence));
  g_assert_true (explanation->provider == NULL ||
                 portolan_explanation_get_provider_name (explanation) != NULL);
  g_assert_true (!explanation->is_routine || explanation->finding == PORTOLAN_FINDING_UNKNOWN);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (PortolanExplanation) explanation = portolan_explain ((const char *) data, size);
  g_autoptr (PortolanExplanation) again = portolan_explain ((const char *) data, size);

  check_explanation (explanation);
  g_assert_cmpuint (explanation->finding, ==, again->finding);

  return 0;
}
