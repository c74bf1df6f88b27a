/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/meaning.h"

#include "advice/explain.h"
#include "portolan/private.h"

struct _PortolanMeaning {
  GObject parent_instance;

  PortolanExplanation *explanation;
  PortolanAdvice *advice;
};

typedef enum {
  PROP_CODE = 1,
  PROP_ENHANCED,
  PROP_CONFIDENCE,
  PROP_PROVIDER,
  PROP_PROVIDER_NAME,
  PROP_HELP_URL,
  PROP_ADVICE,
} Property;

#define N_PROPERTIES (PROP_ADVICE + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanMeaning, portolan_meaning, G_TYPE_OBJECT)

static void
portolan_meaning_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanMeaning *self = PORTOLAN_MEANING (object);

  switch ((Property) id)
    {
    case PROP_CODE:
      g_value_set_int (value, portolan_meaning_get_code (self));
      break;
    case PROP_ENHANCED:
      g_value_set_string (value, portolan_meaning_get_enhanced (self));
      break;
    case PROP_CONFIDENCE:
      g_value_set_static_string (value, portolan_meaning_get_confidence (self));
      break;
    case PROP_PROVIDER:
      g_value_set_static_string (value, portolan_meaning_get_provider (self));
      break;
    case PROP_PROVIDER_NAME:
      g_value_set_static_string (value, portolan_meaning_get_provider_name (self));
      break;
    case PROP_HELP_URL:
      g_value_set_static_string (value, portolan_meaning_get_help_url (self));
      break;
    case PROP_ADVICE:
      g_value_set_object (value, portolan_meaning_get_advice (self));
      break;
    }
}

static void
portolan_meaning_finalize (GObject *object)
{
  PortolanMeaning *self = PORTOLAN_MEANING (object);

  g_clear_pointer (&self->explanation, portolan_explanation_free);
  g_clear_object (&self->advice);
  G_OBJECT_CLASS (portolan_meaning_parent_class)->finalize (object);
}

static void
portolan_meaning_class_init (PortolanMeaningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_meaning_get_property;
  object_class->finalize = portolan_meaning_finalize;

  /**
   * PortolanMeaning:code:
   *
   * The reply code (RFC 5321, section 4.2), such as 535; 0 if there is none.
   */
  properties[PROP_CODE] = g_param_spec_int ("code", NULL, NULL, 0, 599, 0, PORTOLAN_READABLE);

  /**
   * PortolanMeaning:enhanced:
   *
   * The enhanced status code (RFC 3463), such as "5.7.8".
   */
  properties[PROP_ENHANCED] = g_param_spec_string ("enhanced", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanMeaning:confidence:
   *
   * How sure it is: "exact", "likely" or "guess".
   */
  properties[PROP_CONFIDENCE] =
      g_param_spec_string ("confidence", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanMeaning:provider:
   *
   * The id of the provider whose wording it is.
   */
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanMeaning:provider-name:
   *
   * That provider as people know it.
   */
  properties[PROP_PROVIDER_NAME] =
      g_param_spec_string ("provider-name", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanMeaning:help-url:
   *
   * That provider's own help page.
   */
  properties[PROP_HELP_URL] = g_param_spec_string ("help-url", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanMeaning:advice:
   *
   * What it means and what to do, in words.
   */
  properties[PROP_ADVICE] =
      g_param_spec_object ("advice", NULL, NULL, PORTOLAN_TYPE_ADVICE, PORTOLAN_READABLE);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_meaning_init (PortolanMeaning *self)
{
}

/**
 * portolan_explain_reply:
 * @text: what a server or a mail program said, in whatever wrapping: a reply such as
 *   "535 5.7.8 Authentication failed", an exception, a line of a log, a bounced letter
 *
 * Explains a mail server's reply. It asks nobody and takes microseconds, so it may be called
 * anywhere, from any thread. The text need not be valid UTF-8.
 *
 * Returns: (transfer full): what it means
 */
PortolanMeaning *
portolan_explain_reply (const char *text)
{
  PortolanMeaning *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (PORTOLAN_TYPE_MEANING, NULL);
  self->explanation = portolan_explain (text, -1);
  self->advice = portolan_advice_new (self->explanation->finding);
  return self;
}

/**
 * portolan_meaning_get_code:
 * @self: a meaning
 *
 * Gets the reply code (RFC 5321, section 4.2).
 *
 * Returns: the code, such as 535; 0 if there is none
 */
int
portolan_meaning_get_code (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), 0);

  return self->explanation->code;
}

/**
 * portolan_meaning_get_enhanced:
 * @self: a meaning
 *
 * Gets the enhanced status code (RFC 3463).
 *
 * Returns: (transfer none) (nullable): the code, such as "5.7.8"
 */
const char *
portolan_meaning_get_enhanced (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), NULL);

  return self->explanation->enhanced;
}

/**
 * portolan_meaning_get_confidence:
 * @self: a meaning
 *
 * Gets how sure it is: the reply says so in so many words, its words mostly mean that, or there was
 * little to go by.
 *
 * Returns: (transfer none): "exact", "likely" or "guess"
 */
const char *
portolan_meaning_get_confidence (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), NULL);

  return portolan_confidence_get_id (self->explanation->confidence);
}

/**
 * portolan_meaning_get_provider:
 * @self: a meaning
 *
 * Gets whose wording it is.
 *
 * Returns: (transfer none) (nullable): the id of a provider, such as "gmail"
 */
const char *
portolan_meaning_get_provider (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), NULL);

  return self->explanation->provider;
}

/**
 * portolan_meaning_get_provider_name:
 * @self: a meaning
 *
 * Gets whose wording it is, for people.
 *
 * Returns: (transfer none) (nullable): the name of a provider, such as "Gmail"
 */
const char *
portolan_meaning_get_provider_name (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), NULL);

  return portolan_explanation_get_provider_name (self->explanation);
}

/**
 * portolan_meaning_get_help_url:
 * @self: a meaning
 *
 * Gets the provider's own help page.
 *
 * Returns: (transfer none) (nullable): a web address
 */
const char *
portolan_meaning_get_help_url (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), NULL);

  return portolan_explanation_get_help_url (self->explanation);
}

/**
 * portolan_meaning_get_advice:
 * @self: a meaning
 *
 * Gets what it means and what to do, in words.
 *
 * Returns: (transfer none): advice
 */
PortolanAdvice *
portolan_meaning_get_advice (PortolanMeaning *self)
{
  g_return_val_if_fail (PORTOLAN_IS_MEANING (self), NULL);

  return self->advice;
}
