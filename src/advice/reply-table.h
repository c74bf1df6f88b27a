/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#include "advice/finding.h"
#include "advice/reply-text.h"

G_BEGIN_DECLS

/**
 * PortolanConfidence:
 * @PORTOLAN_CONFIDENCE_EXACT: the reply says so in so many words
 * @PORTOLAN_CONFIDENCE_LIKELY: the words or the code mostly mean that
 * @PORTOLAN_CONFIDENCE_GUESS: there was little to go by
 *
 * How sure an explanation is.
 */
typedef enum {
  PORTOLAN_CONFIDENCE_EXACT,
  PORTOLAN_CONFIDENCE_LIKELY,
  PORTOLAN_CONFIDENCE_GUESS,
} PortolanConfidence;

/**
 * PortolanVerdict:
 * @finding: what the reply means
 * @confidence: how sure that is
 * @provider: (nullable): id of the provider whose wording it is; belongs to the table
 * @rule: (nullable): name of the rule that said so; belongs to the table
 * @is_routine: whether it is no reply at all, but the everyday life of a mail log
 *
 * What the table says about a reply.
 */
typedef struct {
  PortolanFinding finding;
  PortolanConfidence confidence;
  const char *provider;
  const char *rule;
  gboolean is_routine;
} PortolanVerdict;

/**
 * PortolanReplyTable:
 *
 * The rules of `data/replies.ini`, ready to judge replies. It never changes once it is made, so
 * threads may share it.
 */
typedef struct _PortolanReplyTable PortolanReplyTable;

/**
 * PORTOLAN_REPLIES_PATH:
 *
 * Where the table lies among the resources, packed when Portolan was built.
 */
#define PORTOLAN_REPLIES_PATH "/org/portolan/MailSetup/replies.table"

PortolanReplyTable       *portolan_reply_table_new         (GBytes                   *ini,
                                                            GError                  **error);
void                      portolan_reply_table_free        (PortolanReplyTable       *self);
const PortolanReplyTable *portolan_reply_table_get_default (void);
PortolanVerdict           portolan_reply_table_judge       (const PortolanReplyTable *self,
                                                            const PortolanReplyText  *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanReplyTable, portolan_reply_table_free)

G_END_DECLS
