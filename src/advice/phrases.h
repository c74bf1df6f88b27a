/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PORTOLAN_PHRASES_TYPE:
 *
 * What portolan_phrases_pack() makes, as a type of #GVariant: the states and the rows.
 */
#define PORTOLAN_PHRASES_TYPE "(a(uuuuqqyyyy)au)"

/**
 * PortolanPhrases:
 *
 * A set of phrases that are all looked for in one pass over a text, however many there are.
 */
typedef struct _PortolanPhrases PortolanPhrases;

/**
 * PortolanPhraseFunc:
 * @phrase: index of the phrase that was found
 * @user_data: what was handed to portolan_phrases_scan()
 *
 * Called for every place in the text where a phrase ends.
 */
typedef void (*PortolanPhraseFunc) (guint phrase, gpointer user_data);

GVariant        *portolan_phrases_pack (const GPtrArray       *phrases);
PortolanPhrases *portolan_phrases_new  (GVariant              *packed);
void             portolan_phrases_free (PortolanPhrases       *self);
void             portolan_phrases_scan (const PortolanPhrases *self,
                                        const char            *text,
                                        gsize                  length,
                                        PortolanPhraseFunc     func,
                                        gpointer               user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanPhrases, portolan_phrases_free)

G_END_DECLS
