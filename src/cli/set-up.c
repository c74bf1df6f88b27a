/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan set-up: find, sign in, try, save. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "advice/diagnose.h"
#include "advice/typed-password.h"
#include "advice/words.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/ledger.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/provider.h"
#include "cli/seek.h"
#include "cli/style.h"
#include "document/json.h"
#include "model/nick.h"
#include "sign-in/send-letter.h"
#include "sign-in/sign-in.h"
#include "store/store.h"

#define MAX_PASSWORDS 3

typedef struct {
  PortolanRun *run;

  gboolean json;
  gboolean password_stdin;
  gboolean no_save;
  gboolean test_letter;
  gboolean ledger;
  char *username;
  char *typed_host;
  char *typed_port;
  char *host;
  char **accept;
  int timeout;
  PortolanSearchOptions options;

  gint64 started;
  PortolanAddress *address;
  PortolanNeeds accepted;
  SecretValue *password;
  PortolanSearch *search;       /* nullable */
  PortolanProposal *proposal;   /* nullable */
  PortolanSignInResult *result; /* nullable */
  PortolanLetterResult *letter; /* nullable */
  GArray *findings;
  guint attempts;
  gboolean saved;
} SetUp;

static void
set_up_free (SetUp *self)
{
  g_free (self->username);
  g_free (self->typed_host);
  g_free (self->typed_port);
  g_free (self->host);
  g_strfreev (self->accept);
  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->password, secret_value_unref);
  if (self->search != NULL)
    portolan_search_stop (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->proposal, portolan_proposal_unref);
  g_clear_pointer (&self->result, portolan_sign_in_result_free);
  g_clear_pointer (&self->letter, portolan_letter_result_free);
  g_clear_pointer (&self->findings, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SetUp, set_up_free)

/* What was typed */

static gboolean
parse_accepted (SetUp *self)
{
  for (guint i = 0; self->accept != NULL && self->accept[i] != NULL; i++)
    {
      PortolanNeeds need;

      if (!portolan_needs_parse (self->accept[i], &need))
        {
          g_printerr (_ ("“%s” is nothing that can be accepted. The “needs” of “portolan find "
                         "--json” can be.\n"),
                      self->accept[i]);
          return FALSE;
        }
      self->accepted |= need;
    }

  return TRUE;
}

/* What the option is for, and which words there are; shells complete them from here, too. */
static char *
describe_accept (void)
{
  g_auto (GStrv) nicks = portolan_needs_to_nicks ((PortolanNeeds) ~0u);
  g_autofree char *words = g_strjoinv (", ", nicks);

  return g_strdup_printf ("%s: %s",
                          _ ("Accept this, as “find” names it; can be given more than once"),
                          words);
}

static gboolean
parse_options (SetUp *self, int *argc, char ***argv)
{
  g_autofree char *about_accept = describe_accept ();
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print one JSON document"), NULL },
    { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &self->password_stdin,
      N_ ("Read the password from standard input"), NULL },
    { "username", 0, 0, G_OPTION_ARG_STRING, &self->username, N_ ("Sign in by this name only"),
      N_ ("NAME") },
    { "host", 0, 0, G_OPTION_ARG_STRING, &self->typed_host, N_ ("Try only this server"),
      N_ ("HOST") },
    { "port", 0, 0, G_OPTION_ARG_STRING, &self->typed_port, N_ ("Try only this port"),
      N_ ("PORT") },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->accept, about_accept, N_ ("NEED") },
    { "no-save", 0, 0, G_OPTION_ARG_NONE, &self->no_save, N_ ("Do not save the settings"), NULL },
    { "test-letter", 0, 0, G_OPTION_ARG_NONE, &self->test_letter,
      N_ ("Send a letter to yourself, to see that it goes out"), NULL },
    { "ledger", 0, 0, G_OPTION_ARG_NONE, &self->ledger,
      N_ ("Tell who was asked, and what they were told"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &self->timeout, N_ ("Give up after this time"),
      N_ ("SECONDS") },
    { NULL },
  };

  if (!portolan_options_parse (argc, argv, entries, _ ("[ADDRESS]"),
                               _ ("Find the server that sends mail for an address, sign in, and "
                                  "save the settings.")) ||
      !portolan_options_parse_server (self->typed_host, self->typed_port, &self->host,
                                      &self->options.port) ||
      !portolan_options_check_timeout (self->timeout) || !parse_accepted (self))
    return FALSE;

  self->options.host = self->host;
  self->options.timeout = self->timeout;
  return TRUE;
}

static void
ask_about_slip (SetUp *self)
{
  g_autofree char *meant = portolan_options_suggest (self->address);
  g_autofree char *question = NULL;

  if (meant == NULL)
    return;

  question = g_strdup_printf (_ ("Did you mean %s?"), meant);
  if (portolan_ask_yes (self->run, question))
    {
      portolan_address_free (self->address);
      self->address = portolan_address_parse (meant, NULL);
    }
}

/* Asks until there is an address; gives up when nothing is typed. */
static gboolean
ask_address (SetUp *self)
{
  while (self->address == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *typed = portolan_ask_line (self->run, _ ("Your e-mail address:"));

      if (typed == NULL)
        return FALSE;
      self->address = portolan_address_parse (typed, &error);
      if (self->address == NULL)
        portolan_options_complain (error->message);
    }

  ask_about_slip (self);
  return TRUE;
}

static gboolean
take_input (SetUp *self, int argc, char **argv)
{
  if (argc == 1 && portolan_ask_is_possible () && !self->password_stdin)
    return ask_address (self);

  if (!portolan_options_take_address (argc, argv, &self->address))
    return FALSE;

  if (self->password_stdin)
    self->password = portolan_read_password (self->run);
  else if (portolan_ask_is_possible ())
    return TRUE; /* asked when the server is known */

  if (self->password == NULL || *secret_value_get_text (self->password) == '\0')
    {
      portolan_options_complain (
          self->password_stdin
              ? _ ("There is no password on standard input. Please give it there, in one line.")
              : _ ("Please give the password on standard input, with --password-stdin."));
      return FALSE;
    }

  return TRUE;
}

/* The end */

static gint64
get_elapsed_ms (SetUp *self)
{
  return (g_get_monotonic_time () - self->started) / 1000;
}

/* %NULL when none was to be sent, or none could be. */
static const char *
letter_to_nick (const PortolanLetterResult *letter)
{
  if (letter == NULL)
    return NULL;

  switch (letter->outcome)
    {
    case PORTOLAN_LETTER_SENT:
      return "sent";
    case PORTOLAN_LETTER_REFUSED:
      return "refused";
    case PORTOLAN_LETTER_NOT_SIGNED_IN:
    case PORTOLAN_LETTER_FAILED:
      return "failed";
    }
  g_return_val_if_reached (NULL);
}

static void
print_json (SetUp *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean signed_in = self->result != NULL && self->result->settings != NULL;

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "address", self->address->text);
  portolan_json_add_bool (builder, "saved", self->saved);
  portolan_json_add_bool (builder, "signed_in", signed_in);
  portolan_json_add_int (builder, "attempts", self->attempts);
  json_builder_set_member_name (builder, "settings");
  portolan_json_add_settings (builder, signed_in ? self->result->settings : NULL);
  portolan_json_add_limits (builder, signed_in ? self->result->settings : NULL);
  json_builder_set_member_name (builder, "proposal");
  if (self->proposal != NULL)
    portolan_json_add_proposal (builder, self->proposal, self->address);
  else
    json_builder_add_null_value (builder);
  portolan_json_add_findings (builder, self->findings);
  portolan_json_add_provider (builder, self->search, self->proposal);
  portolan_json_add_string (builder, "letter", letter_to_nick (self->letter));
  portolan_json_add_int (builder, "sign_in_ms",
                         self->result != NULL ? self->result->elapsed / 1000 : 0);
  portolan_json_add_int (builder, "elapsed_ms", get_elapsed_ms (self));
  if (self->ledger)
    portolan_json_add_ledger (builder);
  json_builder_end_object (builder);
  portolan_print_json (builder);
}

static void
print_success (SetUp *self)
{
  const PortolanSettings *settings = self->result->settings;
  g_autofree char *title = portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_GOOD,
                                                 _ ("Signed in. These settings work:"));

  g_print ("%s\n", title);
  portolan_print_settings (settings->host, settings->port, settings->security, settings->username);
  if (self->saved)
    g_print ("%s\n", _ ("They are saved in your keyring."));
  if (self->letter != NULL && self->letter->outcome == PORTOLAN_LETTER_SENT)
    g_print (_ ("A letter to %s is on its way.\n"), self->address->text);
  portolan_print_sending_advice (self->search, self->proposal);
}

static PortolanExit
end (SetUp *self, PortolanExit status)
{
  if (portolan_run_was_interrupted (self->run))
    return PORTOLAN_EXIT_INTERRUPTED;

  if (self->json)
    print_json (self);
  else
    {
      if (self->result != NULL && self->result->settings != NULL)
        print_success (self);
      portolan_print_findings (STDOUT_FILENO, self->findings);
      if (self->ledger)
        portolan_print_ledger ();
    }

  return status;
}

static void
add_finding (SetUp *self, PortolanFinding finding)
{
  if (finding != PORTOLAN_FINDING_ALL_WELL)
    g_array_append_val (self->findings, finding);
}

/* Choosing */

static PortolanProposal *
choose (SetUp *self)
{
  GPtrArray *proposals = portolan_search_get_proposals (self->search);

  for (guint i = 0; i < proposals->len; i++)
    {
      PortolanProposal *proposal = g_ptr_array_index (proposals, i);

      if ((proposal->needs & ~self->accepted) == 0)
        return proposal;
    }

  return proposals->len > 0 ? g_ptr_array_index (proposals, 0) : NULL;
}

/* One question for each thing; the answer to one is no answer to another. */
static gboolean
ask_needs (SetUp *self)
{
  g_auto (GStrv) nicks = portolan_needs_to_nicks (self->proposal->needs & ~self->accepted);

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      PortolanNeeds need;

      portolan_needs_parse (nicks[i], &need);
      portolan_print_finding (STDERR_FILENO, portolan_diagnose_need (need));
      if (!portolan_ask_yes (self->run, _ ("Go on all the same?")))
        return FALSE;
      self->accepted |= need;
    }

  return TRUE;
}

/* Signing in */

static guint
get_seconds_left (SetUp *self)
{
  gint64 used = (g_get_monotonic_time () - self->started) / G_TIME_SPAN_SECOND;

  return self->timeout > 0 ? MAX (1, self->timeout - used) : 0;
}

/* App passwords without the spaces that are for reading; what looks odd is said, and tried. */
static void
look_at_password (SetUp *self)
{
  const PortolanProvider *provider =
      portolan_provider_of_proposal (portolan_search_get_provider (self->search), self->proposal);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SecretValue *password;
  PortolanTypedPassword look = portolan_typed_password_take (secret_value_get_text (self->password),
                                                             provider, now, &password);

  secret_value_unref (self->password);
  self->password = password;
  if (look == PORTOLAN_TYPED_PASSWORD_CLEANED && !self->json)
    portolan_options_complain (portolan_typed_password_say (look));
}

static void
sign_in_once (SetUp *self)
{
  g_autoptr (PortolanSession) session = portolan_search_take_session (self->search, self->proposal);
  const PortolanSignInRequest request = {
    .session = session,
    .proposal = self->proposal,
    .address = self->address,
    .username = self->username,
    .password = self->password,
    .accepted = self->accepted,
    .timeout = get_seconds_left (self),
  };
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_pointer (&self->result, portolan_sign_in_result_free);
  portolan_sign_in_async (&request, portolan_run_get_cancellable (self->run), portolan_run_on_ready,
                          self->run);
  result = portolan_run_wait (self->run);
  self->result = portolan_sign_in_finish (result, NULL);
  if (self->result != NULL)
    self->attempts += self->result->attempts;
}

static gboolean
ask_password (SetUp *self)
{
  g_autofree char *question = g_strdup_printf (_ ("Password for %s:"), self->address->text);

  g_clear_pointer (&self->password, secret_value_unref);
  while (self->password == NULL)
    {
      self->password = portolan_ask_password (self->run, question);
      if (self->password == NULL)
        return FALSE;
      if (*secret_value_get_text (self->password) == '\0')
        {
          portolan_options_complain (_ ("Please type the password of your e-mail account."));
          g_clear_pointer (&self->password, secret_value_unref);
        }
    }

  return TRUE;
}

/* A person may type the password again where that can help; a program gets one try. */
static gboolean
sign_in (SetUp *self)
{
  gboolean asks = self->password == NULL;

  if (asks)
    portolan_print_next_steps (self->search, self->proposal);
  for (guint i = 0; i < (asks ? MAX_PASSWORDS : 1); i++)
    {
      PortolanFinding finding;

      if (asks && !ask_password (self))
        return FALSE;
      look_at_password (self);
      sign_in_once (self);
      if (self->result == NULL)
        return FALSE;

      finding = portolan_diagnose_sign_in (self->result);
      if (!asks || i + 1 == MAX_PASSWORDS || finding != PORTOLAN_FINDING_PASSWORD_WRONG)
        break;
      portolan_print_finding (STDERR_FILENO, finding);
    }

  add_finding (self, portolan_diagnose_sign_in (self->result));
  return self->result->outcome == PORTOLAN_SIGN_IN_ACCEPTED;
}

static gboolean
save (SetUp *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  portolan_store_save_async (self->result->settings, portolan_run_get_cancellable (self->run),
                             portolan_run_on_ready, self->run);
  result = portolan_run_wait (self->run);
  self->saved = portolan_store_save_finish (result, &error);
  if (!self->saved && !portolan_run_was_interrupted (self->run))
    {
      portolan_options_complain (error->message);
      portolan_options_complain (_ ("The settings work, but they are not saved."));
    }

  return self->saved;
}

/* Until now the search went on: what else it found serves a later re-check. */
static void
keep_alternatives (SetUp *self)
{
  portolan_search_stop (self->search);
  portolan_settings_keep_proposals (self->result->settings,
                                    portolan_search_get_proposals (self->search));
}

/* What keeps it from going out says more than the sign-in could. */
static gboolean
send_letter (SetUp *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  portolan_send_letter_async (g_steal_pointer (&self->result->session), self->proposal,
                              self->result->settings,
                              self->timeout > 0 ? get_seconds_left (self) : 0,
                              portolan_run_get_cancellable (self->run), portolan_run_on_ready,
                              self->run);
  result = portolan_run_wait (self->run);
  self->letter = portolan_send_letter_finish (result, NULL);
  if (self->letter == NULL)
    return FALSE;

  add_finding (self, portolan_diagnose_letter (self->letter));
  return self->letter->outcome == PORTOLAN_LETTER_SENT;
}

static PortolanExit
set_up (SetUp *self)
{
  self->search = portolan_seek (self->run, self->address, &self->options, !self->json);
  if (self->search == NULL)
    return PORTOLAN_EXIT_INTERRUPTED;

  self->proposal = choose (self);
  if (self->proposal == NULL)
    {
      g_array_unref (self->findings);
      self->findings = portolan_diagnose_search (self->search);
      return portolan_search_get_network (self->search) == PORTOLAN_NETWORK_DOWN
                 ? PORTOLAN_EXIT_NO_NETWORK
                 : PORTOLAN_EXIT_PROBLEM;
    }

  portolan_proposal_ref (self->proposal);
  if ((self->proposal->needs & ~self->accepted) != 0 &&
      (self->password != NULL || !portolan_ask_is_possible () || !ask_needs (self)))
    {
      g_array_unref (self->findings);
      self->findings = portolan_diagnose_needs (self->proposal->needs & ~self->accepted);
      return PORTOLAN_EXIT_PROBLEM;
    }

  if (!sign_in (self))
    return self->result != NULL && self->result->failure == PORTOLAN_FAILURE_OFFLINE
               ? PORTOLAN_EXIT_NO_NETWORK
               : PORTOLAN_EXIT_PROBLEM;
  keep_alternatives (self);
  if (!self->no_save && !save (self))
    return PORTOLAN_EXIT_NO_STORE;
  if (!self->result->may_send)
    return PORTOLAN_EXIT_PROBLEM;
  return !self->test_letter || send_letter (self) ? PORTOLAN_EXIT_DONE : PORTOLAN_EXIT_PROBLEM;
}

PortolanExit
portolan_command_set_up (PortolanRun *run, int argc, char **argv)
{
  g_autoptr (SetUp) self = g_new0 (SetUp, 1);

  self->run = run;
  self->options = (PortolanSearchOptions) PORTOLAN_SEARCH_OPTIONS_INIT;
  self->options.desktop = TRUE;
  self->findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
  if (!parse_options (self, &argc, &argv) || !take_input (self, argc, argv))
    return PORTOLAN_EXIT_USAGE;

  self->started = g_get_monotonic_time ();
  return end (self, set_up (self));
}
