/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "advice/finding.h"

G_BEGIN_DECLS

/**
 * PortolanWords:
 * @headline: at most 60 characters, no full stop
 * @what: what happened
 * @means: what that means
 * @action: what to do next
 *
 * A finding in words that anyone understands, in the user's language. The texts are static:
 * nobody frees them.
 */
typedef struct {
  const char *headline;
  const char *what;
  const char *means;
  const char *action;
} PortolanWords;

PortolanWords portolan_words_for_finding (PortolanFinding finding);

G_END_DECLS
