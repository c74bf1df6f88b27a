/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/advice.h"

#include "advice/finding.h"
#include "advice/words.h"
#include "portolan/private.h"

struct _PortolanAdvice {
  GObject parent_instance;

  PortolanFinding finding;
  PortolanWords words;
};

typedef enum {
  PROP_ID = 1,
  PROP_SEVERITY,
  PROP_WHERE,
  PROP_IS_TEMPORARY,
  PROP_HEADLINE,
  PROP_WHAT,
  PROP_MEANS,
  PROP_ACTION,
} Property;

#define N_PROPERTIES (PROP_ACTION + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanAdvice, portolan_advice, G_TYPE_OBJECT)

static void
portolan_advice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanAdvice *self = PORTOLAN_ADVICE (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_static_string (value, portolan_advice_get_id (self));
      break;
    case PROP_SEVERITY:
      g_value_set_static_string (value, portolan_advice_get_severity (self));
      break;
    case PROP_WHERE:
      g_value_set_static_string (value, portolan_advice_get_where (self));
      break;
    case PROP_IS_TEMPORARY:
      g_value_set_boolean (value, portolan_advice_get_is_temporary (self));
      break;
    case PROP_HEADLINE:
      g_value_set_static_string (value, self->words.headline);
      break;
    case PROP_WHAT:
      g_value_set_static_string (value, self->words.what);
      break;
    case PROP_MEANS:
      g_value_set_static_string (value, self->words.means);
      break;
    case PROP_ACTION:
      g_value_set_static_string (value, self->words.action);
      break;
    }
}

static void
portolan_advice_class_init (PortolanAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_advice_get_property;

  /**
   * PortolanAdvice:id:
   *
   * The finding, one word for it, such as "password-wrong". The same for ever.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:severity:
   *
   * How much it stands in the way: "info", "warning" or "error".
   */
  properties[PROP_SEVERITY] = g_param_spec_string ("severity", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:where:
   *
   * What to look at: "settings", "account", "message", "recipient", "network", "server" or "none".
   */
  properties[PROP_WHERE] = g_param_spec_string ("where", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:is-temporary:
   *
   * Whether waiting may help.
   */
  properties[PROP_IS_TEMPORARY] =
      g_param_spec_boolean ("is-temporary", NULL, NULL, FALSE, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:headline:
   *
   * All of it in at most 60 characters, without a full stop.
   */
  properties[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:what:
   *
   * What happened.
   */
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:means:
   *
   * What that means.
   */
  properties[PROP_MEANS] = g_param_spec_string ("means", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAdvice:action:
   *
   * What to do next.
   */
  properties[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, PORTOLAN_READABLE);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_advice_init (PortolanAdvice *self)
{
  self->finding = PORTOLAN_FINDING_UNKNOWN;
}

PortolanAdvice *
portolan_advice_new (PortolanFinding finding)
{
  PortolanAdvice *self = g_object_new (PORTOLAN_TYPE_ADVICE, NULL);

  self->finding = finding;
  self->words = portolan_words_for_finding (finding);
  return self;
}

/**
 * portolan_advice_list:
 * @findings: (element-type PortolanFinding): findings
 *
 * Returns: (transfer full) (element-type PortolanAdvice): the same for other programs
 */
GPtrArray *
portolan_advice_list (GArray *findings)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (list, portolan_advice_new (g_array_index (findings, PortolanFinding, i)));

  return list;
}

/**
 * portolan_advice_get_id:
 * @self: advice
 *
 * Gets what was found, for programs: one of the ids that `portolan explain --json` knows.
 *
 * Returns: (transfer none): the id, such as "password-wrong"
 */
const char *
portolan_advice_get_id (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return portolan_finding_get_id (self->finding);
}

/**
 * portolan_advice_get_severity:
 * @self: advice
 *
 * Gets how much it stands in the way.
 *
 * Returns: (transfer none): "info", "warning" or "error"
 */
const char *
portolan_advice_get_severity (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return portolan_severity_get_id (portolan_finding_get_severity (self->finding));
}

/**
 * portolan_advice_get_where:
 * @self: advice
 *
 * Gets what to look at, so that nobody searches the settings for a fault of the server.
 *
 * Returns: (transfer none): "settings", "account", "message", "recipient", "network", "server" or
 *   "none"
 */
const char *
portolan_advice_get_where (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return portolan_where_get_id (portolan_finding_get_where (self->finding));
}

/**
 * portolan_advice_get_is_temporary:
 * @self: advice
 *
 * Gets whether waiting may help.
 *
 * Returns: whether it may pass by itself
 */
gboolean
portolan_advice_get_is_temporary (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), FALSE);

  return portolan_finding_is_temporary (self->finding);
}

/**
 * portolan_advice_get_headline:
 * @self: advice
 *
 * Gets all of it in at most 60 characters.
 *
 * Returns: (transfer none): words in the user's language, without a full stop
 */
const char *
portolan_advice_get_headline (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return self->words.headline;
}

/**
 * portolan_advice_get_what:
 * @self: advice
 *
 * Gets what happened.
 *
 * Returns: (transfer none): sentences in the user's language
 */
const char *
portolan_advice_get_what (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return self->words.what;
}

/**
 * portolan_advice_get_means:
 * @self: advice
 *
 * Gets what that means.
 *
 * Returns: (transfer none): sentences in the user's language
 */
const char *
portolan_advice_get_means (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return self->words.means;
}

/**
 * portolan_advice_get_action:
 * @self: advice
 *
 * Gets what to do next.
 *
 * Returns: (transfer none): sentences in the user's language
 */
const char *
portolan_advice_get_action (PortolanAdvice *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ADVICE (self), NULL);

  return self->words.action;
}
