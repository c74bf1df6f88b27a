/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#include "advice/finding.h"
#include "advice/reply-table.h"

G_BEGIN_DECLS

/**
 * PortolanExplanation:
 * @code: the reply code (RFC 5321, section 4.2), or 0 if there is none
 * @enhanced: (nullable): the enhanced status code (RFC 3463), such as "5.7.8"
 * @finding: what the reply means; portolan_words_for_finding() says it in words
 * @confidence: how sure that is
 * @provider: (nullable): id of the provider whose wording it is; static
 * @is_routine: whether it is no reply at all, but the everyday life of a mail log, such as
 *   "connect from"; @finding is then %PORTOLAN_FINDING_UNKNOWN
 *
 * A server's reply, understood.
 */
typedef struct {
  int code;
  char *enhanced;
  PortolanFinding finding;
  PortolanConfidence confidence;
  const char *provider;
  gboolean is_routine;
} PortolanExplanation;

PortolanExplanation *portolan_explain           (const char               *text,
                                                 gssize                    length);
PortolanExplanation *portolan_explain_with      (const PortolanReplyTable *table,
                                                 const char               *text,
                                                 gssize                    length);
void                 portolan_explanation_free  (PortolanExplanation      *self);

const char *portolan_explanation_get_provider_name (const PortolanExplanation *self);
const char *portolan_explanation_get_help_url      (const PortolanExplanation *self);

const char          *portolan_confidence_get_id (PortolanConfidence        confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanExplanation, portolan_explanation_free)

G_END_DECLS
