/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/step.h"

#include "portolan/private.h"

struct _PortolanStep {
  GObject parent_instance;

  char *action;
  char *url; /* nullable */
};

typedef enum {
  PROP_ACTION = 1,
  PROP_URL,
} Property;

#define N_PROPERTIES (PROP_URL + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanStep, portolan_step, G_TYPE_OBJECT)

static void
portolan_step_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanStep *self = PORTOLAN_STEP (object);

  switch ((Property) id)
    {
    case PROP_ACTION:
      g_value_set_string (value, portolan_step_get_action (self));
      break;
    case PROP_URL:
      g_value_set_string (value, portolan_step_get_url (self));
      break;
    }
}

static void
portolan_step_finalize (GObject *object)
{
  PortolanStep *self = PORTOLAN_STEP (object);

  g_free (self->action);
  g_free (self->url);
  G_OBJECT_CLASS (portolan_step_parent_class)->finalize (object);
}

static void
portolan_step_class_init (PortolanStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_step_get_property;
  object_class->finalize = portolan_step_finalize;

  /**
   * PortolanStep:action:
   *
   * What to do, in sentences.
   */
  properties[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanStep:url:
   *
   * The web page where it is done, if there is one.
   */
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, PORTOLAN_READABLE);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_step_init (PortolanStep *self)
{
}

static PortolanStep *
step_new (const PortolanNextStep *step)
{
  PortolanStep *self = g_object_new (PORTOLAN_TYPE_STEP, NULL);

  self->action = g_strdup (step->text);
  self->url = g_strdup (step->url);
  return self;
}

/**
 * portolan_step_list:
 * @steps: what to do at a provider's
 *
 * Returns: (transfer full) (element-type PortolanStep): the same for other programs
 */
GPtrArray *
portolan_step_list (const PortolanNextSteps *steps)
{
  GPtrArray *list = g_ptr_array_new_full (steps->steps->len, g_object_unref);

  for (guint i = 0; i < steps->steps->len; i++)
    g_ptr_array_add (list, step_new (g_ptr_array_index (steps->steps, i)));

  return list;
}

/**
 * portolan_step_get_action:
 * @self: a step
 *
 * Gets what to do.
 *
 * Returns: (transfer none): sentences in the user's language
 */
const char *
portolan_step_get_action (PortolanStep *self)
{
  g_return_val_if_fail (PORTOLAN_IS_STEP (self), NULL);

  return self->action;
}

/**
 * portolan_step_get_url:
 * @self: a step
 *
 * Gets where it is done.
 *
 * Returns: (transfer none) (nullable): a web address
 */
const char *
portolan_step_get_url (PortolanStep *self)
{
  g_return_val_if_fail (PORTOLAN_IS_STEP (self), NULL);

  return self->url;
}
