/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is known about a provider: the steps before the first try, and how much may be sent. */

#include "config.h"

#include "cli/provider.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "advice/next-steps.h"
#include "advice/sending-limits.h"
#include "cli/print.h"
#include "cli/style.h"
#include "document/json.h"
#include "model/enums.h"
#include "model/nick.h"

static const PortolanProvider *
get_provider (PortolanSearch *search, const PortolanProposal *proposal)
{
  const PortolanProvider *own = portolan_search_get_provider (search);

  return proposal != NULL ? portolan_provider_of_proposal (own, proposal) : own;
}

/* What the table says for sure, tried or not. */
static GPtrArray *
list_servers (PortolanSearch *search, const PortolanProvider *provider)
{
  GPtrArray *servers =
      portolan_provider_list_candidates (provider, portolan_search_get_address (search), NULL,
                                         NULL);

  for (guint i = servers->len; i > 0; i--)
    if (((PortolanCandidate *) servers->pdata[i - 1])->origin != PORTOLAN_ORIGIN_PROVIDER)
      g_ptr_array_remove_index (servers, i - 1);

  return servers;
}

/* JSON */

static void
add_servers (JsonBuilder *builder, PortolanSearch *search, const PortolanProvider *provider)
{
  g_autoptr (GPtrArray) servers = list_servers (search, provider);

  json_builder_set_member_name (builder, "servers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < servers->len; i++)
    {
      const PortolanCandidate *server = servers->pdata[i];

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "host", server->host);
      portolan_json_add_int (builder, "port", server->port);
      portolan_json_add_string (builder, "security",
                                portolan_nick (PORTOLAN_TYPE_SECURITY, server->security));
      portolan_json_add_string (
          builder, "username",
          portolan_candidate_get_username (server, portolan_search_get_address (search)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_steps (JsonBuilder *builder, const PortolanNextSteps *steps)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->steps->len; i++)
    {
      const PortolanNextStep *step = g_ptr_array_index (steps->steps, i);

      json_builder_begin_object (builder);
      portolan_json_add_string (builder, "do", step->text);
      portolan_json_add_string (builder, "url", step->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static GStrv
get_advice (const PortolanProvider *provider, const PortolanProposal *proposal)
{
  if (proposal == NULL)
    return portolan_sending_advice (provider, 0, 0);
  return portolan_sending_advice (provider, proposal->candidate->port,
                                  portolan_proposal_get_capabilities (proposal)->max_message_bytes);
}

/**
 * portolan_json_add_provider:
 * @builder: an object that takes one member more
 * @search: a search that has settled
 * @proposal: (nullable): what was chosen, or would be
 *
 * Adds "provider": who runs the server, what to do there first, how much may be sent; null for one
 * that the table does not know.
 */
void
portolan_json_add_provider (JsonBuilder *builder,
                            PortolanSearch *search,
                            const PortolanProposal *proposal)
{
  const PortolanProvider *provider = get_provider (search, proposal);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (PortolanNextSteps) steps = portolan_next_steps_new (provider, now);
  g_auto (GStrv) advice = get_advice (provider, proposal);

  json_builder_set_member_name (builder, "provider");
  if (provider == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  portolan_json_add_string (builder, "id", provider->id);
  portolan_json_add_string (builder, "name", provider->name);
  add_servers (builder, search, provider);
  portolan_json_add_string (builder, "sign_in", portolan_secret_get_id (steps->secret));
  portolan_json_add_string (builder, "means", steps->title);
  add_steps (builder, steps);
  portolan_json_add_string (builder, "tip", steps->tip);
  portolan_json_add_string (builder, "help_url", provider->help_url);
  portolan_json_add_int (builder, "letters_per_day", portolan_letters_a_day (&provider->limits));
  portolan_json_add_strings (builder, "sending", (const char *const *) advice);
  json_builder_end_object (builder);
}

/* Text */

static void
print_sentence (int fd, const char *sentence)
{
  g_autofree char *wrapped = portolan_style_wrap (sentence, "  ");

  if (fd == STDERR_FILENO)
    g_printerr ("%s\n", wrapped);
  else
    g_print ("%s\n", wrapped);
}

static void
print_step (guint number, const PortolanNextStep *step)
{
  g_autofree char *line = g_strdup_printf ("%u. %s", number, step->text);

  print_sentence (STDERR_FILENO, line);
  if (step->url != NULL)
    g_printerr ("     %s\n", step->url);
}

/**
 * portolan_print_next_steps:
 * @search: a search that has settled
 * @proposal: where one would sign in
 *
 * Says what to do before the first try, on standard error, where the password is asked for.
 */
void
portolan_print_next_steps (PortolanSearch *search, const PortolanProposal *proposal)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (PortolanNextSteps) steps =
      portolan_next_steps_new (get_provider (search, proposal), now);

  if (steps->title != NULL)
    print_sentence (STDERR_FILENO, steps->title);
  for (guint i = 0; i < steps->steps->len; i++)
    print_step (i + 1, g_ptr_array_index (steps->steps, i));
  if (steps->tip != NULL)
    print_sentence (STDERR_FILENO, steps->tip);
  if (steps->tip_url != NULL)
    g_printerr ("     %s\n", steps->tip_url);
}

/**
 * portolan_print_sending_advice:
 * @search: a search that has settled
 * @proposal: what was chosen
 *
 * Says how much may be sent.
 */
void
portolan_print_sending_advice (PortolanSearch *search, const PortolanProposal *proposal)
{
  g_auto (GStrv) advice = get_advice (get_provider (search, proposal), proposal);

  for (guint i = 0; advice[i] != NULL; i++)
    print_sentence (STDOUT_FILENO, advice[i]);
}

/**
 * portolan_print_known_servers:
 * @search: a search that has settled without a proposal
 *
 * Says what the table knows of the provider: it needs no network for that.
 */
void
portolan_print_known_servers (PortolanSearch *search)
{
  const PortolanProvider *provider = portolan_search_get_provider (search);
  g_autoptr (GPtrArray) servers = provider != NULL ? list_servers (search, provider) : NULL;
  const PortolanCandidate *best;
  g_autofree char *sentence = NULL, *title = NULL;

  if (servers == NULL || servers->len == 0)
    return;

  /* Translators: %s is a provider; the rows of its settings follow. */
  sentence = g_strdup_printf (_ ("What we know of %s, though it could not be tried just now"),
                              provider->name);
  title = portolan_style_paint (STDOUT_FILENO, PORTOLAN_STYLE_TITLE, sentence);
  best = servers->pdata[0];
  g_print ("\n%s\n", title);
  portolan_print_settings (best->host, best->port, best->security,
                           portolan_candidate_get_username (best,
                                                            portolan_search_get_address (search)));
}
