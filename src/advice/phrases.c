/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Finds many phrases in one pass: the automaton of Aho and Corasick ("Efficient string
 * matching", 1975). Phrases that begin alike share their beginning in a tree; where the text
 * leaves the tree, a state falls back to the longest ending of what it has read that begins a
 * phrase too.
 */

#include "advice/phrases.h"

#include <string.h>

#define NO_PHRASE G_MAXUINT32
#define ROOT 0
#define NO_ROW G_MAXUINT16

/* A state with more children than this gets a row of 256 states to look them up in. */
#define MANY_CHILDREN 6

/* Laid out like the states of PORTOLAN_PHRASES_TYPE. */
typedef struct {
  guint32 first_child; /* the children stand side by side */
  guint32 fallback;
  guint32 phrase;  /* that ends here, or NO_PHRASE */
  guint32 shorter; /* the next state with a shorter phrase that ends here too, or ROOT */
  guint16 n_children;
  guint16 row;
  guint8 byte; /* that leads here from the parent */
  guint8 unused[3];
} State;

struct _PortolanPhrases {
  GVariant *packed;
  GVariant *packed_states;
  GVariant *packed_rows;
  const State *states;
  const guint32 *rows; /* [row * 256 + byte] */
};

/* The automaton while it is built. */
typedef struct {
  State *states;
  guint n_states;
  guint32 *rows;
  guint n_rows;
} Builder;

/* The tree while it grows: each node knows its first child and its next sister. */
typedef struct {
  guint32 child;
  guint32 sister;
  guint32 phrase;
  guint8 byte;
} Node;

static guint32
get_or_add_child (GArray *nodes, guint32 parent, guint8 byte)
{
  Node node = { ROOT, ROOT, NO_PHRASE, byte };
  guint32 at = g_array_index (nodes, Node, parent).child;

  for (; at != ROOT; at = g_array_index (nodes, Node, at).sister)
    if (g_array_index (nodes, Node, at).byte == byte)
      return at;

  node.sister = g_array_index (nodes, Node, parent).child;
  g_array_append_val (nodes, node);
  g_array_index (nodes, Node, parent).child = nodes->len - 1;
  return nodes->len - 1;
}

static GArray *
grow_tree (const GPtrArray *phrases)
{
  GArray *nodes = g_array_sized_new (FALSE, FALSE, sizeof (Node), 1 << 16);
  Node root = { ROOT, ROOT, NO_PHRASE, 0 };

  g_array_append_val (nodes, root);
  for (guint i = 0; i < phrases->len; i++)
    {
      guint32 at = ROOT;

      for (const guint8 *byte = phrases->pdata[i]; *byte != '\0'; byte++)
        at = get_or_add_child (nodes, at, *byte);
      if (at != ROOT)
        g_array_index (nodes, Node, at).phrase = i;
    }
  return nodes;
}

/* Breadth first, which puts the children of each state side by side. */
static void
lay_out (Builder *self, const GArray *nodes)
{
  g_autofree guint32 *node_of = g_new (guint32, nodes->len);

  self->states = g_new0 (State, nodes->len);
  node_of[ROOT] = ROOT;
  self->n_states = 1;
  for (guint32 i = 0; i < self->n_states; i++)
    {
      const Node *node = &g_array_index (nodes, Node, node_of[i]);
      State *state = &self->states[i];

      state->phrase = node->phrase;
      state->byte = node->byte;
      state->first_child = self->n_states;
      for (guint32 at = node->child; at != ROOT; at = g_array_index (nodes, Node, at).sister)
        node_of[self->n_states++] = at;
      state->n_children = (guint16) (self->n_states - state->first_child);
      state->row = state->n_children > MANY_CHILDREN ? (guint16) self->n_rows++ : NO_ROW;
    }
  self->rows = g_new0 (guint32, (gsize) self->n_rows * 256);
}

static void
fill_rows (Builder *self)
{
  for (guint32 i = 0; i < self->n_states; i++)
    {
      const State *state = &self->states[i];

      if (state->row == NO_ROW)
        continue;
      for (guint32 child = state->first_child; child < state->first_child + state->n_children;
           child++)
        self->rows[state->row * 256 + self->states[child].byte] = child;
    }
}

static inline guint32
find_child (const State *states, const guint32 *rows, const State *state, guint8 byte)
{
  if (state->row != NO_ROW)
    return rows[state->row * 256 + byte];
  for (guint32 i = 0; i < state->n_children; i++)
    if (states[state->first_child + i].byte == byte)
      return state->first_child + i;
  return ROOT;
}

static inline guint32
step (const State *states, const guint32 *rows, guint32 at, guint8 byte)
{
  for (;;)
    {
      guint32 child = find_child (states, rows, &states[at], byte);

      if (child != ROOT || at == ROOT)
        return child;
      at = states[at].fallback;
    }
}

/* Parents come before children, and fallbacks are shorter, so everything needed is there. */
static void
link_fallbacks (Builder *self)
{
  for (guint32 i = 0; i < self->n_states; i++)
    {
      const State *state = &self->states[i];

      for (guint32 at = state->first_child; at < state->first_child + state->n_children; at++)
        {
          State *child = &self->states[at];
          guint32 back =
              i == ROOT ? ROOT : step (self->states, self->rows, state->fallback, child->byte);

          child->fallback = back;
          child->shorter =
              self->states[back].phrase != NO_PHRASE ? back : self->states[back].shorter;
        }
    }
}

/**
 * portolan_phrases_pack:
 * @phrases: (element-type utf8): the phrases, none of them empty, no two the same
 *
 * Builds the automaton, in a form that can be kept in a file.
 *
 * Returns: (transfer floating): a variant of %PORTOLAN_PHRASES_TYPE
 */
GVariant *
portolan_phrases_pack (const GPtrArray *phrases)
{
  g_autoptr (GArray) nodes = grow_tree (phrases);
  Builder builder = { 0 };
  GVariant *packed;

  lay_out (&builder, nodes);
  fill_rows (&builder);
  link_fallbacks (&builder);
  packed =
      g_variant_new ("(@a(uuuuqqyyyy)@au)",
                     g_variant_new_fixed_array (G_VARIANT_TYPE ("(uuuuqqyyyy)"), builder.states,
                                                builder.n_states, sizeof (State)),
                     g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, builder.rows,
                                                builder.n_rows * 256, sizeof (guint32)));
  g_free (builder.states);
  g_free (builder.rows);
  return packed;
}

/**
 * portolan_phrases_new:
 * @packed: what portolan_phrases_pack() made; it is trusted
 *
 * Takes the automaton into use, without copying it. It does not change, so threads may share it.
 *
 * Returns: (transfer full): the matcher
 */
PortolanPhrases *
portolan_phrases_new (GVariant *packed)
{
  PortolanPhrases *self = g_new0 (PortolanPhrases, 1);
  gsize n;

  self->packed = g_variant_ref_sink (packed);
  self->packed_states = g_variant_get_child_value (packed, 0);
  self->packed_rows = g_variant_get_child_value (packed, 1);
  self->states = g_variant_get_fixed_array (self->packed_states, &n, sizeof (State));
  self->rows = g_variant_get_fixed_array (self->packed_rows, &n, sizeof (guint32));
  return self;
}

/**
 * portolan_phrases_free:
 * @self: (transfer full) (nullable): the matcher
 *
 * Frees the matcher.
 */
void
portolan_phrases_free (PortolanPhrases *self)
{
  if (self == NULL)
    return;
  g_variant_unref (self->packed_states);
  g_variant_unref (self->packed_rows);
  g_variant_unref (self->packed);
  g_free (self);
}

/**
 * portolan_phrases_scan:
 * @self: the matcher
 * @text: (array length=length) (element-type guint8): any bytes
 * @length: how many there are
 * @func: (scope call): called for each phrase found, in order of where it ends; for a phrase
 *   that occurs twice it is called twice
 * @user_data: handed to @func
 *
 * Looks for all phrases in @text.
 */
void
portolan_phrases_scan (const PortolanPhrases *self,
                       const char *text,
                       gsize length,
                       PortolanPhraseFunc func,
                       gpointer user_data)
{
  const State *states = self->states;
  const guint32 *rows = self->rows;
  guint32 at = ROOT;

  for (gsize i = 0; i < length; i++)
    {
      guint32 end;

      at = step (states, rows, at, (guint8) text[i]);
      for (end = states[at].phrase != NO_PHRASE ? at : states[at].shorter; end != ROOT;
           end = states[end].shorter)
        func (states[end].phrase, user_data);
    }
}
