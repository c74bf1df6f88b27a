/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/account.h"

#include <string.h>

#include "model/enums.h"
#include "model/nick.h"
#include "portolan/private.h"
#include "sources/provider-table.h"

struct _PortolanAccount {
  GObject parent_instance;

  char *address;
  gboolean is_locked;
  PortolanSettings *settings; /* nullable */
  GStrv accepted;
  PortolanLimits *limits;
};

typedef enum {
  PROP_ADDRESS = 1,
  PROP_IS_LOCKED,
  PROP_IS_READABLE,
  PROP_HOST,
  PROP_PORT,
  PROP_SECURITY,
  PROP_USERNAME,
  PROP_MECHANISM,
  PROP_ACCEPTED,
  PROP_CERTIFICATE_SHA256,
  PROP_SAVED,
  PROP_LIMITS,
} Property;

#define N_PROPERTIES (PROP_LIMITS + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanAccount, portolan_account, G_TYPE_OBJECT)

static void
portolan_account_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanAccount *self = PORTOLAN_ACCOUNT (object);

  switch ((Property) id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, portolan_account_get_address (self));
      break;
    case PROP_IS_LOCKED:
      g_value_set_boolean (value, portolan_account_get_is_locked (self));
      break;
    case PROP_IS_READABLE:
      g_value_set_boolean (value, portolan_account_get_is_readable (self));
      break;
    case PROP_HOST:
      g_value_set_string (value, portolan_account_get_host (self));
      break;
    case PROP_PORT:
      g_value_set_uint (value, portolan_account_get_port (self));
      break;
    case PROP_SECURITY:
      g_value_set_static_string (value, portolan_account_get_security (self));
      break;
    case PROP_USERNAME:
      g_value_set_string (value, portolan_account_get_username (self));
      break;
    case PROP_MECHANISM:
      g_value_set_string (value, portolan_account_get_mechanism (self));
      break;
    case PROP_ACCEPTED:
      g_value_set_boxed (value, portolan_account_get_accepted (self));
      break;
    case PROP_CERTIFICATE_SHA256:
      g_value_set_string (value, portolan_account_get_certificate_sha256 (self));
      break;
    case PROP_SAVED:
      g_value_set_int64 (value, portolan_account_get_saved (self));
      break;
    case PROP_LIMITS:
      g_value_set_object (value, portolan_account_get_limits (self));
      break;
    }
}

static void
portolan_account_finalize (GObject *object)
{
  PortolanAccount *self = PORTOLAN_ACCOUNT (object);

  g_free (self->address);
  g_clear_pointer (&self->settings, portolan_settings_free);
  g_strfreev (self->accepted);
  g_clear_object (&self->limits);
  G_OBJECT_CLASS (portolan_account_parent_class)->finalize (object);
}

static void
install_state (void)
{
  /**
   * PortolanAccount:address:
   *
   * The e-mail address, its domain in lower case.
   */
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAccount:is-locked:
   *
   * It lies in a keyring that is locked, so that only its address is known.
   */
  properties[PROP_IS_LOCKED] =
      g_param_spec_boolean ("is-locked", NULL, NULL, FALSE, PORTOLAN_READABLE);

  /**
   * PortolanAccount:is-readable:
   *
   * Its settings are known. Otherwise it is locked, or something else was saved in its place.
   */
  properties[PROP_IS_READABLE] =
      g_param_spec_boolean ("is-readable", NULL, NULL, FALSE, PORTOLAN_READABLE);

  /**
   * PortolanAccount:saved:
   *
   * When it was saved, in seconds since 1970 (UTC); 0 if it was not.
   */
  properties[PROP_SAVED] =
      g_param_spec_int64 ("saved", NULL, NULL, 0, G_MAXINT64, 0, PORTOLAN_READABLE);

  /**
   * PortolanAccount:limits:
   *
   * How much it may send.
   */
  properties[PROP_LIMITS] =
      g_param_spec_object ("limits", NULL, NULL, PORTOLAN_TYPE_LIMITS, PORTOLAN_READABLE);
}

static void
install_settings (void)
{
  /**
   * PortolanAccount:host:
   *
   * The server's name in ASCII form (RFC 5890), or an IP address.
   */
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAccount:port:
   *
   * The port to connect to, 1 to 65535; 0 if it is not known.
   */
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 0, 65535, 0, PORTOLAN_READABLE);

  /**
   * PortolanAccount:security:
   *
   * How the conversation is protected: "tls", "starttls" or "none".
   */
  properties[PROP_SECURITY] = g_param_spec_string ("security", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAccount:username:
   *
   * The user name that the server took.
   */
  properties[PROP_USERNAME] = g_param_spec_string ("username", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAccount:mechanism:
   *
   * The SASL mechanism that the server took (RFC 4954), such as "PLAIN".
   */
  properties[PROP_MECHANISM] =
      g_param_spec_string ("mechanism", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanAccount:accepted:
   *
   * What the user accepted for this server, such as "other-domain"; mostly nothing.
   */
  properties[PROP_ACCEPTED] =
      g_param_spec_boxed ("accepted", NULL, NULL, G_TYPE_STRV, PORTOLAN_READABLE);

  /**
   * PortolanAccount:certificate-sha256:
   *
   * The one certificate that was accepted, by its fingerprint.
   */
  properties[PROP_CERTIFICATE_SHA256] =
      g_param_spec_string ("certificate-sha256", NULL, NULL, NULL, PORTOLAN_READABLE);
}

static void
portolan_account_class_init (PortolanAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_account_get_property;
  object_class->finalize = portolan_account_finalize;

  install_state ();
  install_settings ();
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_account_init (PortolanAccount *self)
{
}

static PortolanLimits *
make_limits (const PortolanSettings *settings)
{
  const PortolanProviderTable *table = portolan_provider_table_get_default ();

  if (settings == NULL)
    return portolan_limits_new (NULL, 0, 0);
  return portolan_limits_new (portolan_provider_table_by_settings (table, settings), settings->port,
                              settings->max_message_bytes);
}

/**
 * portolan_account_new:
 * @address: whose it is
 * @is_locked: only its address is known, for now
 * @settings: (transfer full) (nullable): its settings
 *
 * Returns: (transfer full): the same for other programs
 */
PortolanAccount *
portolan_account_new (const char *address, gboolean is_locked, PortolanSettings *settings)
{
  PortolanAccount *self = g_object_new (PORTOLAN_TYPE_ACCOUNT, NULL);

  self->address = g_strdup (address);
  self->is_locked = is_locked;
  self->settings = settings;
  self->accepted = portolan_needs_to_nicks (settings != NULL ? settings->accepted : 0);
  self->limits = make_limits (settings);
  return self;
}

const PortolanSettings *
portolan_account_get_settings (PortolanAccount *self)
{
  return self->settings;
}

/**
 * portolan_account_get_address:
 * @self: an account
 *
 * Gets the e-mail address.
 *
 * Returns: (transfer none): the address, its domain in lower case
 */
const char *
portolan_account_get_address (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->address;
}

/**
 * portolan_account_get_is_locked:
 * @self: an account
 *
 * Gets whether it lies in a keyring that is locked. Only its address is known then;
 * [func@Portolan.Account.load_async] asks the user to unlock it.
 *
 * Returns: whether it is locked
 */
gboolean
portolan_account_get_is_locked (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), FALSE);

  return self->is_locked;
}

/**
 * portolan_account_get_is_readable:
 * @self: an account
 *
 * Gets whether its settings are known. One that is neither readable nor locked holds something that
 * Portolan can't understand.
 *
 * Returns: whether it can be used
 */
gboolean
portolan_account_get_is_readable (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), FALSE);

  return self->settings != NULL;
}

/**
 * portolan_account_get_host:
 * @self: an account
 *
 * Gets the server to send through.
 *
 * Returns: (transfer none) (nullable): the name in ASCII form (RFC 5890), or an IP address; %NULL
 *   if it is not readable
 */
const char *
portolan_account_get_host (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->settings != NULL ? self->settings->host : NULL;
}

/**
 * portolan_account_get_port:
 * @self: an account
 *
 * Gets the port to connect to.
 *
 * Returns: 1 to 65535; 0 if it is not readable
 */
guint
portolan_account_get_port (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), 0);

  return self->settings != NULL ? self->settings->port : 0;
}

/**
 * portolan_account_get_security:
 * @self: an account
 *
 * Gets how the conversation is protected: by TLS from the first byte (RFC 8314, section 3.3), after
 * STARTTLS (RFC 3207), or not at all.
 *
 * Returns: (transfer none) (nullable): "tls", "starttls" or "none"; %NULL if it is not readable
 */
const char *
portolan_account_get_security (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->settings != NULL ? portolan_nick (PORTOLAN_TYPE_SECURITY, self->settings->security)
                                : NULL;
}

/**
 * portolan_account_get_username:
 * @self: an account
 *
 * Gets the user name that the server took.
 *
 * Returns: (transfer none) (nullable): the user name; %NULL if it is not readable
 */
const char *
portolan_account_get_username (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->settings != NULL ? self->settings->username : NULL;
}

/**
 * portolan_account_get_mechanism:
 * @self: an account
 *
 * Gets the way of signing in that the server took (RFC 4954).
 *
 * Returns: (transfer none) (nullable): a SASL mechanism, such as "PLAIN"; %NULL if it is not
 *   readable
 */
const char *
portolan_account_get_mechanism (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->settings != NULL ? self->settings->auth : NULL;
}

/**
 * portolan_account_get_accepted:
 * @self: an account
 *
 * Gets what the user accepted for this server. A program that sends must be as strict about
 * everything else: see [method@Portolan.Account.get_certificate_sha256].
 *
 * Returns: (transfer none) (array zero-terminated=1): ids as in [method@Portolan.Server.get_needs],
 *   mostly none
 */
const char *const *
portolan_account_get_accepted (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return (const char *const *) self->accepted;
}

/**
 * portolan_account_get_certificate_sha256:
 * @self: an account
 *
 * Gets the one certificate that the user accepted although it could not be verified. No other one
 * may be taken in its place.
 *
 * Returns: (transfer none) (nullable): its fingerprint, 64 hexadecimal digits in lower case; %NULL
 *   if certificates are to be verified as usual
 */
const char *
portolan_account_get_certificate_sha256 (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->settings != NULL ? self->settings->certificate_sha256 : NULL;
}

/**
 * portolan_account_get_saved:
 * @self: an account
 *
 * Gets when it was saved.
 *
 * Returns: seconds since 1970 (UTC); 0 if it was not, or is not readable
 */
gint64
portolan_account_get_saved (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), 0);

  return self->settings != NULL ? self->settings->saved : 0;
}

/**
 * portolan_account_get_limits:
 * @self: an account
 *
 * Gets how much it may send.
 *
 * Returns: (transfer none): its limits
 */
PortolanLimits *
portolan_account_get_limits (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  return self->limits;
}

/**
 * portolan_account_dup_password:
 * @self: an account
 *
 * Gets the password. Until this is asked for, it stays in memory that is not written to disk and is
 * wiped after use; the copy that it gives is the program's to look after. Keep it as short a time
 * as possible, and give it to [func@Portolan.password_free].
 *
 * Returns: (transfer full) (nullable): the password in UTF-8; %NULL if there is none
 */
char *
portolan_account_dup_password (PortolanAccount *self)
{
  g_return_val_if_fail (PORTOLAN_IS_ACCOUNT (self), NULL);

  if (self->settings == NULL || self->settings->password == NULL)
    return NULL;
  return g_strdup (secret_value_get_text (self->settings->password));
}

/**
 * portolan_password_free: (skip)
 * @password: (nullable) (transfer full): what portolan_account_dup_password() gave
 *
 * Wipes and frees a password.
 */
void
portolan_password_free (char *password)
{
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
}
