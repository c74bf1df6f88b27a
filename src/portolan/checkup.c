/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/checkup.h"

#include "check/changes.h"
#include "check/mend.h"
#include "model/nick.h"
#include "portolan/private.h"

struct _PortolanCheckup {
  GObject parent_instance;

  PortolanCheckResult *result;
  GPtrArray *advice;
  PortolanServer *server; /* nullable */
  GStrv needs;
  char *changes; /* nullable */
};

typedef enum {
  PROP_IS_WELL = 1,
  PROP_FAILED_STEP,
  PROP_SERVER,
  PROP_NEEDS,
  PROP_CHANGES,
  PROP_HELP_URL,
  PROP_WAIT,
  PROP_CLOCK_OFFSET,
} Property;

#define N_PROPERTIES (PROP_CLOCK_OFFSET + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanCheckup, portolan_checkup, G_TYPE_OBJECT)

static void
portolan_checkup_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanCheckup *self = PORTOLAN_CHECKUP (object);

  switch ((Property) id)
    {
    case PROP_IS_WELL:
      g_value_set_boolean (value, portolan_checkup_get_is_well (self));
      break;
    case PROP_FAILED_STEP:
      g_value_set_static_string (value, portolan_checkup_get_failed_step (self));
      break;
    case PROP_SERVER:
      g_value_set_object (value, portolan_checkup_get_server (self));
      break;
    case PROP_NEEDS:
      g_value_set_boxed (value, portolan_checkup_get_needs (self));
      break;
    case PROP_CHANGES:
      g_value_set_string (value, portolan_checkup_get_changes (self));
      break;
    case PROP_HELP_URL:
      g_value_set_string (value, portolan_checkup_get_help_url (self));
      break;
    case PROP_WAIT:
      g_value_set_int64 (value, portolan_checkup_get_wait (self));
      break;
    case PROP_CLOCK_OFFSET:
      g_value_set_int64 (value, portolan_checkup_get_clock_offset (self));
      break;
    }
}

static void
portolan_checkup_finalize (GObject *object)
{
  PortolanCheckup *self = PORTOLAN_CHECKUP (object);

  g_clear_pointer (&self->result, portolan_check_result_free);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_clear_object (&self->server);
  g_strfreev (self->needs);
  g_free (self->changes);
  G_OBJECT_CLASS (portolan_checkup_parent_class)->finalize (object);
}

static void
install_outcome (void)
{
  /**
   * PortolanCheckup:is-well:
   *
   * The settings can be used to send.
   */
  properties[PROP_IS_WELL] = g_param_spec_boolean ("is-well", NULL, NULL, FALSE, PORTOLAN_READABLE);

  /**
   * PortolanCheckup:failed-step:
   *
   * The first step that failed: "network", "name", "connect", "encryption", "certificate",
   * "sign-in" or "permission".
   */
  properties[PROP_FAILED_STEP] =
      g_param_spec_string ("failed-step", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanCheckup:help-url:
   *
   * Where the provider writes about mail programs.
   */
  properties[PROP_HELP_URL] = g_param_spec_string ("help-url", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanCheckup:wait:
   *
   * For how many seconds nobody should sign in, 0 if it may be tried at once.
   */
  properties[PROP_WAIT] =
      g_param_spec_int64 ("wait", NULL, NULL, 0, G_MAXINT64, 0, PORTOLAN_READABLE);

  /**
   * PortolanCheckup:clock-offset:
   *
   * By how many seconds this computer's clock seems to be ahead, 0 if it is right.
   */
  properties[PROP_CLOCK_OFFSET] =
      g_param_spec_int64 ("clock-offset", NULL, NULL, G_MININT64, G_MAXINT64, 0, PORTOLAN_READABLE);
}

static void
install_remedy (void)
{
  /**
   * PortolanCheckup:server:
   *
   * What would work in place of the saved settings.
   */
  properties[PROP_SERVER] =
      g_param_spec_object ("server", NULL, NULL, PORTOLAN_TYPE_SERVER, PORTOLAN_READABLE);

  /**
   * PortolanCheckup:needs:
   *
   * What the user must accept of that server, beyond what was accepted before.
   */
  properties[PROP_NEEDS] = g_param_spec_boxed ("needs", NULL, NULL, G_TYPE_STRV, PORTOLAN_READABLE);

  /**
   * PortolanCheckup:changes:
   *
   * What is no longer as it was saved, in one line for people.
   */
  properties[PROP_CHANGES] = g_param_spec_string ("changes", NULL, NULL, NULL, PORTOLAN_READABLE);
}

static void
portolan_checkup_class_init (PortolanCheckupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_checkup_get_property;
  object_class->finalize = portolan_checkup_finalize;

  install_outcome ();
  install_remedy ();
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_checkup_init (PortolanCheckup *self)
{
}

static void
take_server (PortolanCheckup *self)
{
  PortolanCheckResult *result = self->result;
  g_autoptr (PortolanAddress) address = portolan_address_parse (result->settings->address, NULL);

  if (address == NULL || result->proposal == NULL)
    return;

  self->server = portolan_server_new (result->proposal, address, result->provider);
  g_strfreev (self->needs);
  self->needs = portolan_needs_to_nicks (portolan_mend_needs (result));
}

/**
 * portolan_checkup_new:
 * @result: (transfer full): what came of a re-check
 *
 * Returns: (transfer full): the same for other programs
 */
PortolanCheckup *
portolan_checkup_new (PortolanCheckResult *result)
{
  PortolanCheckup *self = g_object_new (PORTOLAN_TYPE_CHECKUP, NULL);

  self->result = result;
  self->advice = portolan_advice_list (result->findings);
  self->needs = portolan_needs_to_nicks (PORTOLAN_NEEDS_NOTHING);
  self->changes = portolan_changes_to_text (result->changes);
  take_server (self);
  return self;
}

PortolanCheckResult *
portolan_checkup_get_result (PortolanCheckup *self)
{
  return self->result;
}

/* After a repair that was tried: its findings take the place of the check's. */
void
portolan_checkup_update_advice (PortolanCheckup *self)
{
  g_ptr_array_unref (self->advice);
  self->advice = portolan_advice_list (self->result->findings);
}

/**
 * portolan_checkup_get_is_well:
 * @self: a checkup
 *
 * Gets whether the settings can be used to send. There may be advice all the same.
 *
 * Returns: whether all is well
 */
gboolean
portolan_checkup_get_is_well (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), FALSE);

  return self->result->is_well;
}

/**
 * portolan_checkup_get_failed_step:
 * @self: a checkup
 *
 * Gets how far it came.
 *
 * Returns: (transfer none) (nullable): the first step that failed: "network", "name", "connect",
 *   "encryption", "certificate", "sign-in" or "permission"; %NULL if none did
 */
const char *
portolan_checkup_get_failed_step (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), NULL);

  for (guint i = 0; i < PORTOLAN_N_CHECK_STEPS; i++)
    if (self->result->steps[i].state == PORTOLAN_CHECK_STATE_FAILED)
      return portolan_check_step_get_id (i);

  return NULL;
}

/**
 * portolan_checkup_get_advice:
 * @self: a checkup
 *
 * Gets what is to be thought of it and what to do. After a repair that did not work, this is what
 * was found out then.
 *
 * Returns: (transfer none) (element-type PortolanAdvice): advice, the most telling first
 */
GPtrArray *
portolan_checkup_get_advice (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), NULL);

  return self->advice;
}

/**
 * portolan_checkup_get_server:
 * @self: a checkup
 *
 * Gets what would work in place of the saved settings, for
 * [method@Portolan.Checkup.repair_async].
 *
 * Returns: (transfer none) (nullable): a server
 */
PortolanServer *
portolan_checkup_get_server (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), NULL);

  return self->server;
}

/**
 * portolan_checkup_get_needs:
 * @self: a checkup
 *
 * Gets what the user must accept for a repair, beyond what was accepted for the saved settings.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids as in [method@Portolan.Server.get_needs],
 *   mostly none
 */
const char *const *
portolan_checkup_get_needs (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), NULL);

  return (const char *const *) self->needs;
}

/**
 * portolan_checkup_get_changes:
 * @self: a checkup
 *
 * Gets what is no longer as it was saved.
 *
 * Returns: (transfer none) (nullable): one line in the user's language, such as "port 465 → 587"
 */
const char *
portolan_checkup_get_changes (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), NULL);

  return self->changes;
}

/**
 * portolan_checkup_get_help_url:
 * @self: a checkup
 *
 * Gets where the provider writes about mail programs.
 *
 * Returns: (transfer none) (nullable): a web address
 */
const char *
portolan_checkup_get_help_url (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), NULL);

  return self->result->provider != NULL ? self->result->provider->help_url : NULL;
}

/**
 * portolan_checkup_get_wait:
 * @self: a checkup
 *
 * Gets for how long nobody should sign in, so that the account does not get locked.
 *
 * Returns: seconds, 0 if it may be tried at once
 */
gint64
portolan_checkup_get_wait (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), 0);

  return self->result->wait;
}

/**
 * portolan_checkup_get_clock_offset:
 * @self: a checkup
 *
 * Gets how wrong this computer's clock seems to be.
 *
 * Returns: seconds that it is ahead, negative if it is behind, 0 if it is right
 */
gint64
portolan_checkup_get_clock_offset (PortolanCheckup *self)
{
  g_return_val_if_fail (PORTOLAN_IS_CHECKUP (self), 0);

  return self->result->clock_offset;
}
