/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Private to advice/reply-table.c: the rules as they are read from the table. */

#pragma once

#include <glib.h>

#include "advice/finding.h"
#include "advice/phrases.h"
#include "advice/reply-table.h"

G_BEGIN_DECLS

/* Stands for "x" in "5.7.x". */
#define PORTOLAN_ANY G_MAXUINT16

typedef struct {
  guint16 kind;
  guint16 subject;
  guint16 detail;
} PortolanEnhancedMask;

typedef struct {
  int first;
  int last;
} PortolanCodeRange;

/* What the client had said when the server gave the reply. */
typedef enum {
  PORTOLAN_AFTER_CONNECT = 1 << 0, /* nothing yet */
  PORTOLAN_AFTER_EHLO = 1 << 1,
  PORTOLAN_AFTER_STARTTLS = 1 << 2,
  PORTOLAN_AFTER_AUTH = 1 << 3,
  PORTOLAN_AFTER_MAIL = 1 << 4,
  PORTOLAN_AFTER_RCPT = 1 << 5,
  PORTOLAN_AFTER_DATA = 1 << 6, /* or the message itself */
} PortolanAfter;

typedef struct {
  char *name;
  PortolanFinding finding;
  PortolanConfidence confidence;

  char *names_provider; /* set in a "provider" group, which has no finding */
  guint8 names_command; /* a PortolanAfter, set in an "after" group, which has no finding either */
  char *of_provider;    /* holds only for that provider's replies, or NULL */
  guint8 after;         /* PortolanAfter: holds only for replies to one of these, 0 for any */
  GArray *codes;        /* (element-type PortolanCodeRange), NULL for any */
  GArray *enhanced;     /* (element-type PortolanEnhancedMask), NULL for any */
  gboolean is_routine;  /* what it recognises is no failure and no reply, but a log's everyday life */
  guint8 needed;        /* which conditions must hold; "unless" is never among them */
} PortolanReplyRule;

/* A phrase makes one condition of one rule hold. */
typedef struct {
  guint16 rule;
  guint8 condition;
} PortolanPhraseUse;

typedef struct {
  GPtrArray *rules;   /* (element-type PortolanReplyRule), in order of the table */
  GPtrArray *phrases; /* (element-type utf8): folded, each once */
  GPtrArray *uses;    /* (element-type GArray of PortolanPhraseUse), one for each phrase */
} PortolanReplyRules;

PortolanReplyRules *portolan_reply_rules_read (GBytes *ini, GError **error);
void                portolan_reply_rules_free (PortolanReplyRules *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanReplyRules, portolan_reply_rules_free)

G_END_DECLS
