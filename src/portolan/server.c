/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "portolan/server.h"

#include "advice/diagnose.h"
#include "model/enums.h"
#include "model/nick.h"
#include "portolan/private.h"

struct _PortolanServer {
  GObject parent_instance;

  PortolanProposal *proposal;
  const PortolanProvider *provider; /* nullable */
  PortolanNextSteps *next_steps;
  GPtrArray *steps;
  GStrv needs;
  GPtrArray *advice;
  PortolanLimits *limits;
};

typedef enum {
  PROP_HOST = 1,
  PROP_PORT,
  PROP_SECURITY,
  PROP_ORIGIN,
  PROP_USERNAME,
  PROP_MECHANISMS,
  PROP_NEEDS,
  PROP_CERTIFICATE,
  PROP_CERTIFICATE_SHA256,
  PROP_PROVIDER,
  PROP_PROVIDER_NAME,
  PROP_HELP_URL,
  PROP_SIGN_IN,
  PROP_SIGN_IN_MEANS,
  PROP_TIP,
  PROP_LIMITS,
} Property;

#define N_PROPERTIES (PROP_LIMITS + 1)

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PortolanServer, portolan_server, G_TYPE_OBJECT)

static void
portolan_server_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PortolanServer *self = PORTOLAN_SERVER (object);

  switch ((Property) id)
    {
    case PROP_HOST:
      g_value_set_string (value, portolan_server_get_host (self));
      break;
    case PROP_PORT:
      g_value_set_uint (value, portolan_server_get_port (self));
      break;
    case PROP_SECURITY:
      g_value_set_static_string (value, portolan_server_get_security (self));
      break;
    case PROP_ORIGIN:
      g_value_set_static_string (value, portolan_server_get_origin (self));
      break;
    case PROP_USERNAME:
      g_value_set_string (value, portolan_server_get_username (self));
      break;
    case PROP_MECHANISMS:
      g_value_set_boxed (value, portolan_server_get_mechanisms (self));
      break;
    case PROP_NEEDS:
      g_value_set_boxed (value, portolan_server_get_needs (self));
      break;
    case PROP_CERTIFICATE:
      g_value_set_static_string (value, portolan_server_get_certificate (self));
      break;
    case PROP_CERTIFICATE_SHA256:
      g_value_set_string (value, portolan_server_get_certificate_sha256 (self));
      break;
    case PROP_PROVIDER:
      g_value_set_string (value, portolan_server_get_provider (self));
      break;
    case PROP_PROVIDER_NAME:
      g_value_set_string (value, portolan_server_get_provider_name (self));
      break;
    case PROP_HELP_URL:
      g_value_set_string (value, portolan_server_get_help_url (self));
      break;
    case PROP_SIGN_IN:
      g_value_set_static_string (value, portolan_server_get_sign_in (self));
      break;
    case PROP_SIGN_IN_MEANS:
      g_value_set_string (value, portolan_server_get_sign_in_means (self));
      break;
    case PROP_TIP:
      g_value_set_string (value, portolan_server_get_tip (self));
      break;
    case PROP_LIMITS:
      g_value_set_object (value, portolan_server_get_limits (self));
      break;
    }
}

static void
portolan_server_finalize (GObject *object)
{
  PortolanServer *self = PORTOLAN_SERVER (object);

  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_pointer (&self->next_steps, portolan_next_steps_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_strfreev (self->needs);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_clear_object (&self->limits);
  G_OBJECT_CLASS (portolan_server_parent_class)->finalize (object);
}

static void
install_settings (void)
{
  /**
   * PortolanServer:host:
   *
   * Its name in ASCII form (RFC 5890), or an IP address.
   */
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:port:
   *
   * The port to connect to, 1 to 65535.
   */
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 0, 65535, 0, PORTOLAN_READABLE);

  /**
   * PortolanServer:security:
   *
   * How the conversation is protected: "tls", "starttls" or "none".
   */
  properties[PROP_SECURITY] = g_param_spec_string ("security", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:origin:
   *
   * Who named it: "user", "imported", "provider", "autoconfig", "srv", "ispdb", "mx",
   * "certificate" or "guess".
   */
  properties[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:username:
   *
   * The user name to try first.
   */
  properties[PROP_USERNAME] = g_param_spec_string ("username", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:mechanisms:
   *
   * How one can sign in (RFC 4954), such as "PLAIN".
   */
  properties[PROP_MECHANISMS] =
      g_param_spec_boxed ("mechanisms", NULL, NULL, G_TYPE_STRV, PORTOLAN_READABLE);
}

static void
install_trust (void)
{
  /**
   * PortolanServer:needs:
   *
   * What the user must accept before a password goes there, such as "other-domain"; mostly nothing.
   */
  properties[PROP_NEEDS] = g_param_spec_boxed ("needs", NULL, NULL, G_TYPE_STRV, PORTOLAN_READABLE);

  /**
   * PortolanServer:certificate:
   *
   * What is to be thought of its certificate: "valid", "expired", "not-yet-valid", "wrong-name",
   * "untrusted", "revoked", or "none" if there is none.
   */
  properties[PROP_CERTIFICATE] =
      g_param_spec_string ("certificate", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:certificate-sha256:
   *
   * The certificate's fingerprint, 64 hexadecimal digits in lower case.
   */
  properties[PROP_CERTIFICATE_SHA256] =
      g_param_spec_string ("certificate-sha256", NULL, NULL, NULL, PORTOLAN_READABLE);
}

static void
install_provider (void)
{
  /**
   * PortolanServer:provider:
   *
   * The id of the provider who runs it, if it is a known one.
   */
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:provider-name:
   *
   * That provider as people know it.
   */
  properties[PROP_PROVIDER_NAME] =
      g_param_spec_string ("provider-name", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:help-url:
   *
   * Where that provider writes about mail programs.
   */
  properties[PROP_HELP_URL] = g_param_spec_string ("help-url", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:limits:
   *
   * How much may be sent through it.
   */
  properties[PROP_LIMITS] =
      g_param_spec_object ("limits", NULL, NULL, PORTOLAN_TYPE_LIMITS, PORTOLAN_READABLE);
}

static void
install_sign_in (void)
{
  /**
   * PortolanServer:sign-in:
   *
   * What one signs in with: "password", "app-password", "key", "browser" or "none".
   */
  properties[PROP_SIGN_IN] = g_param_spec_string ("sign-in", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:sign-in-means:
   *
   * That in a sentence, unless it is the usual password.
   */
  properties[PROP_SIGN_IN_MEANS] =
      g_param_spec_string ("sign-in-means", NULL, NULL, NULL, PORTOLAN_READABLE);

  /**
   * PortolanServer:tip:
   *
   * What to do if the first try fails.
   */
  properties[PROP_TIP] = g_param_spec_string ("tip", NULL, NULL, NULL, PORTOLAN_READABLE);
}

static void
portolan_server_class_init (PortolanServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = portolan_server_get_property;
  object_class->finalize = portolan_server_finalize;

  install_settings ();
  install_trust ();
  install_provider ();
  install_sign_in ();
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
portolan_server_init (PortolanServer *self)
{
}

/**
 * portolan_server_new:
 * @proposal: settings that are usable
 * @address: whose they are
 * @provider: (nullable): who runs the server
 *
 * Returns: (transfer full): the same for other programs
 */
PortolanServer *
portolan_server_new (PortolanProposal *proposal,
                     const PortolanAddress *address,
                     const PortolanProvider *provider)
{
  PortolanServer *self = g_object_new (PORTOLAN_TYPE_SERVER, NULL);
  const PortolanCapabilities *capabilities = portolan_proposal_get_capabilities (proposal);
  g_autoptr (GArray) findings = portolan_diagnose_proposal (proposal, address);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->proposal = portolan_proposal_ref (proposal);
  self->provider = provider;
  self->next_steps = portolan_next_steps_new (provider, now);
  self->steps = portolan_step_list (self->next_steps);
  self->needs = portolan_needs_to_nicks (proposal->needs);
  self->advice = portolan_advice_list (findings);
  self->limits =
      portolan_limits_new (provider, proposal->candidate->port, capabilities->max_message_bytes);
  return self;
}

PortolanProposal *
portolan_server_get_proposal (PortolanServer *self)
{
  return self->proposal;
}

/**
 * portolan_server_get_host:
 * @self: a server
 *
 * Gets its name.
 *
 * Returns: (transfer none): the name in ASCII form (RFC 5890), or an IP address
 */
const char *
portolan_server_get_host (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->proposal->candidate->host;
}

/**
 * portolan_server_get_port:
 * @self: a server
 *
 * Gets the port to connect to.
 *
 * Returns: 1 to 65535
 */
guint
portolan_server_get_port (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), 0);

  return self->proposal->candidate->port;
}

/**
 * portolan_server_get_security:
 * @self: a server
 *
 * Gets how the conversation is protected: by TLS from the first byte (RFC 8314, section 3.3), after
 * STARTTLS (RFC 3207), or not at all.
 *
 * Returns: (transfer none): "tls", "starttls" or "none"
 */
const char *
portolan_server_get_security (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return portolan_nick (PORTOLAN_TYPE_SECURITY, self->proposal->candidate->security);
}

/**
 * portolan_server_get_origin:
 * @self: a server
 *
 * Gets who named it, the most trusted if there were several.
 *
 * Returns: (transfer none): "user", "imported", "provider", "autoconfig", "srv" (RFC 6186),
 *   "ispdb", "mx", "certificate" or "guess"
 */
const char *
portolan_server_get_origin (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return portolan_nick (PORTOLAN_TYPE_ORIGIN, self->proposal->candidate->origin);
}

/**
 * portolan_server_get_username:
 * @self: a server
 *
 * Gets the user name that will be tried first.
 *
 * Returns: (transfer none) (nullable): the user name; %NULL if only the user knows it
 */
const char *
portolan_server_get_username (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->proposal->username;
}

/**
 * portolan_server_get_mechanisms:
 * @self: a server
 *
 * Gets how one can sign in there (RFC 4954).
 *
 * Returns: (transfer none) (array zero-terminated=1): SASL mechanisms in the server's order, such
 *   as "PLAIN"
 */
const char *const *
portolan_server_get_mechanisms (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return (const char *const *) self->proposal->mechanisms;
}

/**
 * portolan_server_get_needs:
 * @self: a server
 *
 * Gets what the user must accept before a password goes there. Ask about each by itself, with the
 * words of [method@Portolan.Server.get_advice], and pass those that were accepted to
 * [method@Portolan.SetUp.sign_in_async]: "encryption-missing", "tls-too-old",
 * "certificate-expired", "certificate-not-yet-valid", "certificate-wrong-name",
 * "certificate-untrusted", "certificate-revoked" or "other-domain".
 *
 * Returns: (transfer none) (array zero-terminated=1): ids, mostly none
 */
const char *const *
portolan_server_get_needs (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return (const char *const *) self->needs;
}

/**
 * portolan_server_get_certificate:
 * @self: a server
 *
 * Gets what is to be thought of its certificate, the gravest if there are several problems.
 *
 * Returns: (transfer none): "valid", "expired", "not-yet-valid", "wrong-name", "untrusted",
 *   "revoked", or "none" if there is none
 */
const char *
portolan_server_get_certificate (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return portolan_nick (PORTOLAN_TYPE_CERTIFICATE_STATE,
                        portolan_proposal_get_certificate_state (self->proposal));
}

/**
 * portolan_server_get_certificate_sha256:
 * @self: a server
 *
 * Gets the fingerprint of its certificate.
 *
 * Returns: (transfer none) (nullable): 64 hexadecimal digits in lower case
 */
const char *
portolan_server_get_certificate_sha256 (PortolanServer *self)
{
  const PortolanCertificate *certificate;

  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  certificate = self->proposal->observation->certificate;
  if (self->proposal->candidate->security == PORTOLAN_SECURITY_NONE || certificate == NULL)
    return NULL;
  return certificate->sha256;
}

/**
 * portolan_server_get_provider:
 * @self: a server
 *
 * Gets who runs it, for programs.
 *
 * Returns: (transfer none) (nullable): the id of a known provider, such as "gmail"
 */
const char *
portolan_server_get_provider (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->provider != NULL ? self->provider->id : NULL;
}

/**
 * portolan_server_get_provider_name:
 * @self: a server
 *
 * Gets who runs it, for people.
 *
 * Returns: (transfer none) (nullable): the name of a known provider, such as "Gmail"
 */
const char *
portolan_server_get_provider_name (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->provider != NULL ? self->provider->name : NULL;
}

/**
 * portolan_server_get_help_url:
 * @self: a server
 *
 * Gets where its provider writes about mail programs.
 *
 * Returns: (transfer none) (nullable): a web address
 */
const char *
portolan_server_get_help_url (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->provider != NULL ? self->provider->help_url : NULL;
}

/**
 * portolan_server_get_sign_in:
 * @self: a server
 *
 * Gets what its provider wants a program to sign in with: "app-password" is one that is made for
 * one program, "key" one of a sending service. With "browser" and "none" no password can succeed.
 *
 * Returns: (transfer none): "password", "app-password", "key", "browser" or "none"
 */
const char *
portolan_server_get_sign_in (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return portolan_secret_get_id (self->next_steps->secret);
}

/**
 * portolan_server_get_sign_in_means:
 * @self: a server
 *
 * Gets in a sentence what one signs in with.
 *
 * Returns: (transfer none) (nullable): a sentence in the user's language; %NULL if it is the usual
 *   password
 */
const char *
portolan_server_get_sign_in_means (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->next_steps->title;
}

/**
 * portolan_server_get_steps:
 * @self: a server
 *
 * Gets what people have to do at the provider's before the first try, in this order, such as to
 * make an app password. Show it where you ask for the password.
 *
 * Returns: (transfer none) (element-type PortolanStep): steps, often none
 */
GPtrArray *
portolan_server_get_steps (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->steps;
}

/**
 * portolan_server_get_tip:
 * @self: a server
 *
 * Gets what to do if the first try fails.
 *
 * Returns: (transfer none) (nullable): sentences in the user's language
 */
const char *
portolan_server_get_tip (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->next_steps->tip;
}

/**
 * portolan_server_get_advice:
 * @self: a server
 *
 * Gets what to know about it: each of its needs in words, and whatever else there is.
 *
 * Returns: (transfer none) (element-type PortolanAdvice): advice, mostly none
 */
GPtrArray *
portolan_server_get_advice (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->advice;
}

/**
 * portolan_server_get_limits:
 * @self: a server
 *
 * Gets how much may be sent through it.
 *
 * Returns: (transfer none): its limits
 */
PortolanLimits *
portolan_server_get_limits (PortolanServer *self)
{
  g_return_val_if_fail (PORTOLAN_IS_SERVER (self), NULL);

  return self->limits;
}
