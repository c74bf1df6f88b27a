/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Private to advice/reply-table.c: the table as it is kept in the program, ready for use. */

#pragma once

#include <glib.h>

#include "advice/phrases.h"
#include "advice/reply-rules.h"

G_BEGIN_DECLS

/* The order of bytes, the rules, their codes, their enhanced codes, where the uses of each phrase
 * begin, the uses, the strings, the phrases. */
#define PORTOLAN_REPLY_PACK_TYPE                                                                   \
  "(ua(uuuqqqqyyyyyy)a(qq)a(qqq)aua(qyy)ay" PORTOLAN_PHRASES_TYPE ")"

/* The first element; another number is that of a machine with the other order of bytes. */
#define PORTOLAN_REPLY_PACK_MARK 0x01020304u

typedef struct {
  guint32 name;           /* where it begins among the strings */
  guint32 names_provider; /* likewise, 0 for none */
  guint32 of_provider;    /* likewise, 0 for any */
  guint16 first_code;
  guint16 n_codes; /* 0 for any */
  guint16 first_enhanced;
  guint16 n_enhanced; /* 0 for any */
  guint8 finding;
  guint8 confidence;
  guint8 needed;
  guint8 after;
  guint8 names_command;
  guint8 is_routine;
  guint8 unused[2];
} PortolanPackedRule;

typedef struct {
  guint16 first;
  guint16 last;
} PortolanPackedCodes;

typedef struct {
  guint16 rule;
  guint8 condition;
  guint8 unused;
} PortolanPackedUse;

GVariant *portolan_reply_pack (const PortolanReplyRules *rules);

G_END_DECLS
