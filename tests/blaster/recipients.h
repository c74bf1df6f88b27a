/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the journal says of a letter. It says TRYING before the server hears of it, so that whatever
 * happens then, it is not sent again unless it was REFUSED. */
#define STATE_TRYING "trying"
#define STATE_SENT "sent"
#define STATE_UNSURE "unsure"
#define STATE_GIVEN_UP "given-up"
#define STATE_REFUSED "refused"

/**
 * Recipient:
 * @name: as it stands in the list
 * @address: where the letter goes
 * @is_done: the letter was sent, or may have been, or was given up: nobody tries again
 */
typedef struct {
  char *name;
  char *address;
  gboolean is_done;
} Recipient;

/**
 * Recipients:
 * @people: (element-type Recipient): all of the list
 * @n_done: how many of them are done
 *
 * A list of people, and a journal beside it of what was done, so that nobody gets a letter twice:
 * not after a pause, nor when the program was ended in the middle.
 */
typedef struct {
  GPtrArray *people;
  guint n_done;
  GFile *journal;
} Recipients;

Recipients *recipients_load     (GFile       *csv,
                                 GError     **error);
void        recipients_free     (Recipients  *self);
Recipient  *recipients_get_next (Recipients  *self);
gboolean    recipients_mark     (Recipients  *self,
                                 Recipient   *recipient,
                                 const char  *state,
                                 GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recipients, recipients_free)

G_END_DECLS
