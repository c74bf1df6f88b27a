/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * What the table knows about a provider, as steps that somebody can follow before the first try:
 * a sign-in that must fail is not tried first.
 */

#include "config.h"

#include "advice/next-steps.h"

#include <glib/gi18n-lib.h>

#include "sources/provider-table.h"

#define APP_PASSWORDS                                                                              \
  (PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD | PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR)

static void
step_free (gpointer data)
{
  PortolanNextStep *step = data;

  g_free (step->text);
  g_free (step);
}

static void
add_step (PortolanNextSteps *self, const char *text, const char *link, const char *url)
{
  PortolanNextStep *step = g_new0 (PortolanNextStep, 1);

  step->text = g_strdup (text);
  step->link = url != NULL ? link : NULL;
  step->url = url;
  g_ptr_array_add (self->steps, step);
}

/* Whose */

static gboolean
sends_with (const PortolanProvider *provider, const char *host)
{
  for (guint i = 0; i < provider->servers->len; i++)
    if (g_str_equal (((PortolanCandidate *) provider->servers->pdata[i])->host, host))
      return TRUE;
  return FALSE;
}

/**
 * portolan_provider_of_proposal:
 * @own: (nullable): the provider of the address
 * @proposal: where one would sign in
 *
 * Finds whose rules hold there. Where several providers share a server, it is the address's own.
 *
 * Returns: (transfer none) (nullable): the provider
 */
const PortolanProvider *
portolan_provider_of_proposal (const PortolanProvider *own, const PortolanProposal *proposal)
{
  const char *host = proposal->candidate->host;

  if (own != NULL && sends_with (own, host))
    return own;
  return portolan_provider_table_by_host (portolan_provider_table_get_default (), host);
}

/* Which secret */

static gboolean
is_over (const PortolanProvider *provider, GDateTime *now)
{
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return provider->no_password_since != NULL && g_strcmp0 (provider->no_password_since, today) <= 0;
}

/**
 * portolan_secret_of_provider:
 * @provider: a provider
 * @now: the time
 *
 * Tells what somebody should sign in with there, the most usual where there are several.
 *
 * Returns: what to ask for
 */
PortolanSecret
portolan_secret_of_provider (const PortolanProvider *provider, GDateTime *now)
{
  const PortolanProviderSignIn ways = provider->sign_in;

  if ((ways & PORTOLAN_PROVIDER_SIGN_IN_KEY) != 0)
    return PORTOLAN_SECRET_KEY;
  if ((ways & PORTOLAN_PROVIDER_SIGN_IN_PASSWORD) != 0 && !is_over (provider, now))
    return PORTOLAN_SECRET_PASSWORD;
  if ((ways & APP_PASSWORDS) != 0)
    return PORTOLAN_SECRET_APP_PASSWORD;
  if ((ways & PORTOLAN_PROVIDER_SIGN_IN_OAUTH) != 0)
    return PORTOLAN_SECRET_BROWSER;
  return PORTOLAN_SECRET_NONE;
}

static char *
make_title (const PortolanProvider *provider, PortolanSecret secret)
{
  switch (secret)
    {
    case PORTOLAN_SECRET_PASSWORD:
      return NULL;
    case PORTOLAN_SECRET_APP_PASSWORD:
      /* Translators: %s is a mail provider. */
      return g_strdup_printf (_ ("%s wants an app password here: an extra one, made for just one "
                                 "program. The one for its web page does not work."),
                              provider->name);
    case PORTOLAN_SECRET_KEY:
      /* Translators: %s is a service that sends mail. */
      return g_strdup_printf (_ ("%s wants a key here: a long word that it makes for you. The "
                                 "one for its web page does not work."),
                              provider->name);
    case PORTOLAN_SECRET_BROWSER:
      /* Translators: %s is a mail provider. */
      return g_strdup_printf (_ ("%s lets other programs in only through the web browser. This "
                                 "program can not do that yet."),
                              provider->name);
    case PORTOLAN_SECRET_NONE:
      /* Translators: %s is a mail provider. */
      return g_strdup_printf (_ ("%s lets no other program send its mail."), provider->name);
    }
  g_return_val_if_reached (NULL);
}

/* The steps */

static const char *
get_place (const PortolanProvider *provider)
{
  return provider->switch_on_url != NULL ? provider->switch_on_url : provider->help_url;
}

static void
add_switch_on (PortolanNextSteps *self, const PortolanProvider *provider)
{
  if (provider->switch_on != NULL)
    add_step (self, _ (provider->switch_on),
              provider->switch_on_url != NULL ? _ ("Open that page") : _ ("Open the help page"),
              get_place (provider));
}

static void
add_app_password (PortolanNextSteps *self, const PortolanProvider *provider)
{
  const char *url = provider->app_password_url;

  if (url != NULL)
    add_step (self, _ ("Sign in on this page and make an app password there."),
              _ ("Open the page for app passwords"), url);
  else
    add_step (self, _ ("Sign in on the provider’s web page, and make an app password there."),
              _ ("Open the help page"), provider->help_url);
}

static void
add_password_hint (PortolanNextSteps *self, const PortolanProvider *provider)
{
  if (provider->password_hint != NULL)
    add_step (self, _ (provider->password_hint), _ ("Open the help page"),
              self->steps->len == 0 ? provider->help_url : NULL);
}

static void
add_username_hint (PortolanNextSteps *self, const PortolanProvider *provider)
{
  g_autofree char *text = NULL;

  if (provider->username_hint == NULL)
    return;
  /* Translators: %s says what to type, as in "the project ID". */
  text = g_strdup_printf (_ ("Type as your user name: %s."), _ (provider->username_hint));
  add_step (self, text, NULL, NULL);
}

static char *
make_tip (const PortolanProvider *provider, GDateTime *now)
{
  if (provider->no_password_since != NULL && !is_over (provider, now))
    {
      g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (provider->no_password_since,
                                                                g_date_time_get_timezone (now));
      g_autofree char *shown = day != NULL ? g_date_time_format (day, "%x") : NULL;

      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("From %s on this password will no longer work here."),
                              shown != NULL ? shown : provider->no_password_since);
    }
  if ((provider->sign_in & PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR) != 0)
    return g_strdup (_ ("Do you get a code on your phone when you sign in on the web page? Then "
                        "make an app password there, an extra one for just one program."));
  if ((provider->sign_in & PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD) != 0)
    return g_strdup (
        _ ("Does that password not work? Then make an app password on the web page: an "
           "extra one for just one program."));
  return NULL;
}

static void
add_steps (PortolanNextSteps *self, const PortolanProvider *provider, GDateTime *now)
{
  switch (self->secret)
    {
    case PORTOLAN_SECRET_PASSWORD:
      add_switch_on (self, provider);
      add_password_hint (self, provider);
      add_username_hint (self, provider);
      self->tip = make_tip (provider, now);
      self->tip_url = self->tip != NULL ? provider->app_password_url : NULL;
      break;
    case PORTOLAN_SECRET_APP_PASSWORD:
      add_switch_on (self, provider);
      add_app_password (self, provider);
      add_password_hint (self, provider);
      add_username_hint (self, provider);
      add_step (self, _ ("Copy it, and paste it in here."), NULL, NULL);
      break;
    case PORTOLAN_SECRET_KEY:
      add_switch_on (self, provider);
      add_step (self,
                _ ("Sign in on the service’s web page, and look for the key for SMTP (sending "
                   "mail)."),
                _ ("Open the help page"), provider->help_url);
      add_password_hint (self, provider);
      add_username_hint (self, provider);
      add_step (self, _ ("Copy it, and paste it in here."), NULL, NULL);
      break;
    case PORTOLAN_SECRET_BROWSER:
      add_step (
          self,
          _ ("Write your mail on the web page, or use a mail program that opens the browser."),
          _ ("Open the help page"), provider->help_url);
      add_step (self, _ ("Or ask your provider for another way to send mail."), NULL, NULL);
      break;
    case PORTOLAN_SECRET_NONE:
      add_step (self, _ ("Write your mail on the provider’s web page."), _ ("Open the help page"),
                provider->help_url);
      add_step (self, _ ("Or use an address at another provider to send your mail."), NULL, NULL);
      break;
    }
}

/**
 * portolan_secret_get_id:
 * @secret: what one signs in with
 *
 * Returns: (transfer none): the word for it, the same for ever
 */
const char *
portolan_secret_get_id (PortolanSecret secret)
{
  switch (secret)
    {
    case PORTOLAN_SECRET_PASSWORD:
      return "password";
    case PORTOLAN_SECRET_APP_PASSWORD:
      return "app-password";
    case PORTOLAN_SECRET_KEY:
      return "key";
    case PORTOLAN_SECRET_BROWSER:
      return "browser";
    case PORTOLAN_SECRET_NONE:
      return "none";
    }
  g_return_val_if_reached (NULL);
}

/**
 * portolan_next_steps_new:
 * @provider: (nullable): a provider
 * @now: the time
 *
 * Makes the list of what to do before a program can sign in.
 *
 * Returns: (transfer full): the steps; none for an unknown provider
 */
PortolanNextSteps *
portolan_next_steps_new (const PortolanProvider *provider, GDateTime *now)
{
  PortolanNextSteps *self = g_new0 (PortolanNextSteps, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  if (provider == NULL)
    return self;

  self->secret = portolan_secret_of_provider (provider, now);
  self->title = make_title (provider, self->secret);
  self->needs_username = provider->username_hint != NULL;
  self->help_url = provider->help_url;
  add_steps (self, provider, now);
  return self;
}

void
portolan_next_steps_free (PortolanNextSteps *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self->title);
  g_free (self->tip);
  g_free (self);
}
