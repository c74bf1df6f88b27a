/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* portolan check: do the saved settings still work, and if not, what would? */

#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "advice/diagnose.h"
#include "check/changes.h"
#include "check/check-all.h"
#include "check/mend.h"
#include "check/report.h"
#include "check/step-words.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/style.h"
#include "document/check-json.h"
#include "model/nick.h"
#include "net/resolver.h"
#include "store/store.h"

typedef struct {
  PortolanRun *run;

  gboolean json;
  gboolean repair;
  gboolean yes;
  int timeout;
  char *error_text;
  PortolanCheckPrint print;

  PortolanAddress *address; /* nullable: all accounts */
  GPtrArray *settings;
  GPtrArray *results;
  GHashTable *repaired; /* results, as a set */
  gboolean failed_to_load;
  gboolean failed_to_save;
} Checking;

static void
checking_free (Checking *self)
{
  g_free (self->error_text);
  g_clear_pointer (&self->address, portolan_address_free);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->repaired, g_hash_table_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Checking, checking_free)

/* What was typed */

static gboolean
parse_options (Checking *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "error", 0, 0, G_OPTION_ARG_STRING, &self->error_text,
      N_ ("Start from this reply, which was seen when sending failed"), N_ ("TEXT") },
    { "repair", 0, 0, G_OPTION_ARG_NONE, &self->repair,
      N_ ("Put right what can be put right, after one question"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &self->yes, N_ ("Answer that question with yes"), NULL },
    { "report", 0, 0, G_OPTION_ARG_NONE, &self->print.report,
      N_ ("Print a page for whoever helps you, without your address"), NULL },
    { "with-address", 0, 0, G_OPTION_ARG_NONE, &self->print.with_address,
      N_ ("Leave your address in the report"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print one JSON document"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &self->timeout, N_ ("Give up after this time"),
      N_ ("SECONDS") },
    { NULL },
  };

  return portolan_options_parse (&argc, &argv, entries, _ ("[ADDRESS]"),
                                 _ ("Check whether saved settings still work, and say what to do "
                                    "if not. Without an address, all are checked.")) &&
         portolan_options_check_timeout (self->timeout) &&
         (argc == 1 || portolan_options_take_address (argc, argv, &self->address));
}

/* Loading */

static PortolanExit
complain (Checking *self, const GError *error)
{
  if (portolan_run_was_interrupted (self->run))
    return PORTOLAN_EXIT_INTERRUPTED;

  portolan_options_complain (error->message);
  return g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_NOT_SAVED) ||
                 g_error_matches (error, PORTOLAN_ERROR, PORTOLAN_ERROR_STORE_UNREADABLE)
             ? PORTOLAN_EXIT_PROBLEM
             : PORTOLAN_EXIT_NO_STORE;
}

static PortolanExit
load_one (Checking *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PortolanSettings *settings;

  portolan_store_load_async (self->address->text, portolan_run_get_cancellable (self->run),
                             portolan_run_on_ready, self->run);
  result = portolan_run_wait (self->run);
  settings = portolan_store_load_finish (result, &error);
  if (settings == NULL)
    return complain (self, error);

  g_ptr_array_add (self->settings, settings);
  return PORTOLAN_EXIT_DONE;
}

/* Those that can't be read are named, and the others are checked all the same. */
static PortolanExit
load_all (Checking *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  portolan_store_list_async (portolan_run_get_cancellable (self->run), portolan_run_on_ready,
                             self->run);
  result = portolan_run_wait (self->run);
  accounts = portolan_store_list_finish (result, &error);
  if (accounts == NULL)
    return complain (self, error);

  for (guint i = 0; i < accounts->len; i++)
    {
      PortolanSavedAccount *account = g_ptr_array_index (accounts, i);

      if (account->locked)
        {
          portolan_options_complain (_ ("Your keyring, where this computer keeps passwords, is "
                                        "locked. Unlock it and try again."));
          return PORTOLAN_EXIT_NO_STORE;
        }

      if (account->settings != NULL)
        g_ptr_array_add (self->settings, g_steal_pointer (&account->settings));
      else
        {
          g_printerr (_ ("%s: can’t be read\n"), account->account);
          self->failed_to_load = TRUE;
        }
    }

  return PORTOLAN_EXIT_DONE;
}

/* Checking */

static void
on_step (const PortolanSettings *settings,
         PortolanCheckStep step,
         const PortolanCheckStepResult *result,
         gpointer user_data)
{
  if (result->state == PORTOLAN_CHECK_STATE_RUNNING)
    g_printerr ("\r\033[K%s: %s …", settings->address, portolan_check_step_in_words (step));
}

static gboolean
check (Checking *self)
{
  const PortolanCheckOptions options = { .error_text = self->error_text, .timeout = self->timeout };
  gboolean show = !self->json && portolan_style_is_live (STDERR_FILENO);
  g_autoptr (GAsyncResult) result = NULL;

  portolan_resolver_make_default ();
  portolan_check_all_async (self->settings, &options, show ? on_step : NULL, NULL,
                            portolan_run_get_cancellable (self->run), portolan_run_on_ready,
                            self->run);
  result = portolan_run_wait (self->run);
  self->results = portolan_check_all_finish (result, NULL);
  if (show)
    g_printerr ("\r\033[K");
  return self->results != NULL;
}

/* Printing */

static void
print_step (const PortolanCheckResult *result, PortolanCheckStep step)
{
  PortolanCheckState state = result->steps[step].state;
  const char *name = portolan_check_step_in_words (step);
  g_autofree char *words = portolan_check_step_explain (result, step);
  PortolanStyle style = PORTOLAN_STYLE_DIM;
  const char *mark = "–";
  g_autofree char *painted = NULL;
  int padding = MAX (0, 20 - (int) g_utf8_strlen (name, -1));

  if (state == PORTOLAN_CHECK_STATE_WELL)
    {
      mark = "✓";
      style = PORTOLAN_STYLE_GOOD;
    }
  else if (state == PORTOLAN_CHECK_STATE_FAILED)
    {
      mark = "✗";
      style = PORTOLAN_STYLE_CARE;
    }

  painted = portolan_style_paint (STDOUT_FILENO, style, mark);
  g_print ("  %s %s%*s  %s\n", painted, name, padding, "", words != NULL ? words : "");
}

/* Nothing is to be seen of the steps when nobody was called. */
static gboolean
has_called (const PortolanCheckResult *result)
{
  return result->attempts->len > 0;
}

static void
print_account (const PortolanCheckResult *result)
{
  g_autofree char *title =
      portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_TITLE, result->settings->address);
  g_autofree char *changes = portolan_changes_to_text (result->changes);

  g_print ("%s\n", title);
  for (guint i = 0; has_called (result) && i < PORTOLAN_N_CHECK_STEPS; i++)
    print_step (result, i);
  portolan_print_findings (STDOUT_FILENO, result->findings);
  if (result->is_well && result->findings->len == 0)
    portolan_print_finding (STDOUT_FILENO, PORTOLAN_FINDING_ALL_WELL);
  if (!result->is_well && result->provider != NULL && result->provider->help_url != NULL)
    /* Translators: the name of a provider, then a web address */
    g_print (_ ("Help by %s: %s\n"), result->provider->name, result->provider->help_url);
  if (changes != NULL)
    g_print (_ ("What changed: %s\n"), changes);
}

static void
print_proposal (Checking *self, const PortolanCheckResult *result)
{
  const PortolanCandidate *candidate = result->proposal->candidate;

  g_print ("%s\n", _ ("These settings should work now:"));
  portolan_print_settings (candidate->host, candidate->port, candidate->security,
                           result->proposal->username);
  if (!self->repair)
    /* Translators: %s is an e-mail address. Leave the command as it is. */
    g_print (_ ("To use them: portolan check %s --repair\n"), result->settings->address);
}

static void
print_text (Checking *self)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      const PortolanCheckResult *result = g_ptr_array_index (self->results, i);

      if (i > 0)
        g_print ("\n");
      print_account (result);
      if (result->proposal != NULL)
        print_proposal (self, result);
    }

  if (self->results->len == 0)
    g_print ("%s\n", _ ("No account is saved yet. “portolan set-up” sets one up."));
}

static void
print_json (Checking *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->results->len; i++)
    {
      PortolanCheckResult *result = g_ptr_array_index (self->results, i);
      gboolean repaired = g_hash_table_contains (self->repaired, result);

      json_builder_add_value (builder, portolan_check_to_json (result, repaired, &self->print));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  portolan_print_json (builder);
}

static void
print_report (Checking *self)
{
  g_autofree char *text = portolan_report_text (self->results, self->print.with_address);

  g_print ("%s", text);
}

/* Saving */

static gboolean
save (Checking *self, const PortolanSettings *settings)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  portolan_store_save_async (settings, portolan_run_get_cancellable (self->run),
                             portolan_run_on_ready, self->run);
  result = portolan_run_wait (self->run);
  if (portolan_store_save_finish (result, &error))
    return TRUE;

  if (!portolan_run_was_interrupted (self->run))
    portolan_options_complain (error->message);
  self->failed_to_save = TRUE;
  return FALSE;
}

/* Whatever becomes of the rest: the next re-check must know what was refused. */
static void
save_records (Checking *self)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      PortolanCheckResult *result = g_ptr_array_index (self->results, i);

      if (result->must_save && !g_hash_table_contains (self->repaired, result))
        save (self, result->settings);
    }
}

/* Repair */

static gboolean
ask_needs (Checking *self, PortolanNeeds needs)
{
  g_auto (GStrv) nicks = portolan_needs_to_nicks (needs);

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      PortolanNeeds need;

      portolan_needs_parse (nicks[i], &need);
      portolan_print_finding (STDERR_FILENO, portolan_diagnose_need (need));
      if (self->json || !portolan_ask_is_possible () ||
          !portolan_ask_yes (self->run, _ ("Go on all the same?")))
        return FALSE;
    }

  return TRUE;
}

static gboolean
ask_repair (Checking *self)
{
  if (self->yes)
    return TRUE;
  if (!self->json && portolan_ask_is_possible ())
    return portolan_ask_yes (self->run, _ ("Use these settings from now on?"));

  portolan_options_complain (_ ("Nothing was changed. To change it without a question, add "
                                "--yes."));
  return FALSE;
}

static gboolean
mend (Checking *self, PortolanCheckResult *check, PortolanNeeds accepted)
{
  g_autoptr (GAsyncResult) result = NULL;

  portolan_mend_async (check, accepted, portolan_run_get_cancellable (self->run),
                       portolan_run_on_ready, self->run);
  result = portolan_run_wait (self->run);
  if (portolan_mend_finish (check, result, NULL))
    return TRUE;

  if (!self->json && !portolan_run_was_interrupted (self->run))
    portolan_print_findings (STDERR_FILENO, check->findings);
  return FALSE;
}

static void
repair_one (Checking *self, PortolanCheckResult *check)
{
  PortolanNeeds needs = portolan_mend_needs (check);

  if (!ask_needs (self, needs) || !ask_repair (self) || !mend (self, check, needs) ||
      !save (self, check->proved))
    return;

  g_hash_table_add (self->repaired, check);
  if (!self->json && !self->print.report)
    g_print (_ ("%s: repaired and saved.\n"), check->settings->address);
}

static void
repair (Checking *self)
{
  for (guint i = 0; i < self->results->len && !portolan_run_was_interrupted (self->run); i++)
    {
      PortolanCheckResult *result = g_ptr_array_index (self->results, i);

      if (result->proposal != NULL)
        repair_one (self, result);
    }
}

/* The command */

static PortolanExit
get_status (Checking *self)
{
  gboolean is_well = !self->failed_to_load, is_offline = FALSE;

  for (guint i = 0; i < self->results->len; i++)
    {
      PortolanCheckResult *result = g_ptr_array_index (self->results, i);

      if (result->is_well || g_hash_table_contains (self->repaired, result))
        continue;
      is_well = FALSE;
      is_offline = is_offline ||
                   g_array_index (result->findings, PortolanFinding, 0) == PORTOLAN_FINDING_OFFLINE;
    }

  if (self->failed_to_save)
    return PORTOLAN_EXIT_NO_STORE;
  if (is_offline)
    return PORTOLAN_EXIT_NO_NETWORK;
  return is_well ? PORTOLAN_EXIT_DONE : PORTOLAN_EXIT_PROBLEM;
}

PortolanExit
portolan_command_check (PortolanRun *run, int argc, char **argv)
{
  g_autoptr (Checking) self = g_new0 (Checking, 1);
  PortolanExit loaded;

  self->run = run;
  self->repaired = g_hash_table_new (NULL, NULL);
  self->settings = g_ptr_array_new_with_free_func ((GDestroyNotify) portolan_settings_free);
  if (!parse_options (self, argc, argv))
    return PORTOLAN_EXIT_USAGE;

  loaded = self->address != NULL ? load_one (self) : load_all (self);
  if (loaded != PORTOLAN_EXIT_DONE)
    return loaded;
  if (!check (self))
    return PORTOLAN_EXIT_INTERRUPTED;

  if (!self->json && !self->print.report)
    print_text (self);
  if (self->repair)
    repair (self);
  save_records (self);
  if (portolan_run_was_interrupted (run))
    return PORTOLAN_EXIT_INTERRUPTED;

  if (self->json)
    print_json (self);
  else if (self->print.report)
    print_report (self);
  return get_status (self);
}
