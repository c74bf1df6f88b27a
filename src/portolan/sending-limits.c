/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/sending-limits.h"

#include "advice/sending-limits.h"
#include "portolan/private.h"

struct _PortolanLimits {
  GObject parent_instance;

  PortolanProviderLimits numbers;
  guint64 max_message_bytes;
  GStrv sentences;
};

typedef enum {
  PROP_LETTERS_PER_MINUTE = 1,
  PROP_LETTERS_PER_HOUR,
  PROP_LETTERS_PER_DAY,
  PROP_RECIPIENTS_PER_DAY,
  PROP_RECIPIENTS_PER_MESSAGE,
  PROP_MAX_MESSAGE_BYTES,
  PROP_SENTENCES,
} Property;

#define N_PROPERTIES (PROP_SENTENCES + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanLimits, portolan_limits, G_TYPE_OBJECT)

static void
portolan_limits_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanLimits *self = PORTOLAN_LIMITS (object);

  switch ((Property) id)
    {
    case PROP_LETTERS_PER_MINUTE:
      g_value_set_uint64 (value, portolan_limits_get_letters_per_minute (self));
      break;
    case PROP_LETTERS_PER_HOUR:
      g_value_set_uint64 (value, portolan_limits_get_letters_per_hour (self));
      break;
    case PROP_LETTERS_PER_DAY:
      g_value_set_uint64 (value, portolan_limits_get_letters_per_day (self));
      break;
    case PROP_RECIPIENTS_PER_DAY:
      g_value_set_uint64 (value, portolan_limits_get_recipients_per_day (self));
      break;
    case PROP_RECIPIENTS_PER_MESSAGE:
      g_value_set_uint64 (value, portolan_limits_get_recipients_per_message (self));
      break;
    case PROP_MAX_MESSAGE_BYTES:
      g_value_set_uint64 (value, portolan_limits_get_max_message_bytes (self));
      break;
    case PROP_SENTENCES:
      g_value_set_boxed (value, portolan_limits_get_sentences (self));
      break;
    }
}

static void
portolan_limits_finalize (GObject *object)
{
  PortolanLimits *self = PORTOLAN_LIMITS (object);

  g_strfreev (self->sentences);
  G_OBJECT_CLASS (portolan_limits_parent_class)->finalize (object);
}

static GParamSpec *
number (const char *name)
{
  return g_param_spec_uint64 (name, NULL, NULL, 0, G_MAXUINT64, 0, PORTOLAN_READABLE);
}

static void
portolan_limits_class_init (PortolanLimitsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_limits_get_property;
  object_class->finalize = portolan_limits_finalize;

  /**
   * PortolanLimits:letters-per-minute:
   *
   * How many letters a minute, 0 if not known.
   */
  properties[PROP_LETTERS_PER_MINUTE] = number ("letters-per-minute");

  /**
   * PortolanLimits:letters-per-hour:
   *
   * How many letters an hour, 0 if not known.
   */
  properties[PROP_LETTERS_PER_HOUR] = number ("letters-per-hour");

  /**
   * PortolanLimits:letters-per-day:
   *
   * How many letters a day, to one person each, 0 if not known.
   */
  properties[PROP_LETTERS_PER_DAY] = number ("letters-per-day");

  /**
   * PortolanLimits:recipients-per-day:
   *
   * How many recipients a day, all letters together, 0 if not known.
   */
  properties[PROP_RECIPIENTS_PER_DAY] = number ("recipients-per-day");

  /**
   * PortolanLimits:recipients-per-message:
   *
   * How many recipients one letter may have, 0 if not known.
   */
  properties[PROP_RECIPIENTS_PER_MESSAGE] = number ("recipients-per-message");

  /**
   * PortolanLimits:max-message-bytes:
   *
   * The largest letter in bytes, as it goes over the line, 0 if not known.
   */
  properties[PROP_MAX_MESSAGE_BYTES] = number ("max-message-bytes");

  /**
   * PortolanLimits:sentences:
   *
   * The same for people, in the user's language.
   */
  properties[PROP_SENTENCES] =
      g_param_spec_boxed ("sentences", NULL, NULL, G_TYPE_STRV, PORTOLAN_READABLE);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_limits_init (PortolanLimits *self)
{
}

/**
 * portolan_limits_new:
 * @provider: (nullable): who sends the mail
 * @port: the port that it is handed in at
 * @max_message_bytes: the largest letter the server takes, as it says; 0 if it does not say
 *
 * Returns: (transfer full): what is known of how much may be sent
 */
PortolanLimits *
portolan_limits_new (const PortolanProvider *provider, guint16 port, guint64 max_message_bytes)
{
  PortolanLimits *self = g_object_new (PORTOLAN_TYPE_LIMITS, NULL);

  if (provider != NULL)
    self->numbers = provider->limits;
  self->max_message_bytes = portolan_max_message_bytes (provider, max_message_bytes);
  self->sentences = portolan_sending_advice (provider, port, max_message_bytes);
  return self;
}

/**
 * portolan_limits_get_letters_per_minute:
 * @self: limits
 *
 * Gets how many letters may be sent in a minute.
 *
 * Returns: the number, 0 if not known
 */
guint64
portolan_limits_get_letters_per_minute (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), 0);

  return self->numbers.letters_per_minute;
}

/**
 * portolan_limits_get_letters_per_hour:
 * @self: limits
 *
 * Gets how many letters may be sent in an hour.
 *
 * Returns: the number, 0 if not known
 */
guint64
portolan_limits_get_letters_per_hour (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), 0);

  return self->numbers.letters_per_hour;
}

/**
 * portolan_limits_get_letters_per_day:
 * @self: limits
 *
 * Gets how many letters may be sent in a day, to one person each. All that is known of the
 * provider is counted in, such as a limit for an hour or for recipients.
 *
 * Returns: the number, 0 if not known
 */
guint64
portolan_limits_get_letters_per_day (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), 0);

  return portolan_letters_a_day (&self->numbers);
}

/**
 * portolan_limits_get_recipients_per_day:
 * @self: limits
 *
 * Gets how many recipients may be written to in a day, all letters together.
 *
 * Returns: the number, 0 if not known
 */
guint64
portolan_limits_get_recipients_per_day (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), 0);

  return self->numbers.recipients_per_day;
}

/**
 * portolan_limits_get_recipients_per_message:
 * @self: limits
 *
 * Gets how many recipients one letter may have (RFC 5321, section 4.5.3.1.8, asks servers to take
 * 100; not all do).
 *
 * Returns: the number, 0 if not known
 */
guint64
portolan_limits_get_recipients_per_message (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), 0);

  return self->numbers.recipients_per_message;
}

/**
 * portolan_limits_get_max_message_bytes:
 * @self: limits
 *
 * Gets how large one letter may be, as the server says (RFC 1870) or its provider.
 *
 * Returns: bytes, as they go over the line; 0 if not known
 */
guint64
portolan_limits_get_max_message_bytes (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), 0);

  return self->max_message_bytes;
}

/**
 * portolan_limits_get_sentences:
 * @self: limits
 *
 * Gets the same for people, such as "You can send about 500 letters a day."
 *
 * Returns: (transfer none) (array zero-terminated=1): sentences in the user's language, maybe none
 */
const char *const *
portolan_limits_get_sentences (PortolanLimits *self)
{
  g_return_val_if_fail (PORTOLAN_IS_LIMITS (self), NULL);

  return (const char *const *) self->sentences;
}
