/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Facts in everyday words: the host is a building, the port a door in it, and the encryption says
 * when the door is locked behind you. No widgets here.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "assistant/describe.h"

/* FIRST STRONG ISOLATE and its end keep a host name in one piece in a right-to-left sentence. */
#define ISOLATE "\342\201\250"
#define END_ISOLATE "\342\201\251"

PortolanSafety
portolan_safety_of_proposal (const PortolanProposal *proposal)
{
  if (proposal->candidate->security == PORTOLAN_SECURITY_NONE)
    return PORTOLAN_SAFETY_OPEN;
  return proposal->needs == PORTOLAN_NEEDS_NOTHING ? PORTOLAN_SAFETY_SAFE
                                                   : PORTOLAN_SAFETY_DOUBTFUL;
}

const char *
portolan_describe_safety (PortolanSafety safety)
{
  switch (safety)
    {
    case PORTOLAN_SAFETY_OPEN:
      return _ ("Not safe: others on the way can read along.");
    case PORTOLAN_SAFETY_DOUBTFUL:
      return _ ("Locked, but something needs your answer first.");
    case PORTOLAN_SAFETY_SAFE:
      return _ ("Safe: locked, and the server has proved who it is.");
    }
  g_return_val_if_reached ("");
}

const char *
portolan_describe_safety_shortly (PortolanSafety safety)
{
  switch (safety)
    {
    case PORTOLAN_SAFETY_OPEN:
      /* Translators: one word on a small label: no encryption at all. */
      return C_ ("safety", "Not safe");
    case PORTOLAN_SAFETY_DOUBTFUL:
      /* Translators: one word on a small label: encrypted, but look twice. */
      return C_ ("safety", "Careful");
    case PORTOLAN_SAFETY_SAFE:
      /* Translators: one word on a small label: encrypted, by a server that proved its name. */
      return C_ ("safety", "Safe");
    }
  g_return_val_if_reached ("");
}

const char *
portolan_describe_security (PortolanSecurity security)
{
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      return _ ("Never locked");
    case PORTOLAN_SECURITY_STARTTLS:
      return _ ("Locked after the first hello");
    case PORTOLAN_SECURITY_TLS:
      return _ ("Locked from the first word");
    }
  g_return_val_if_reached ("");
}

const char *
portolan_describe_security_term (PortolanSecurity security)
{
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      /* Translators: the encryption setting of a mail program, as help pages call it. */
      return C_ ("encryption", "None");
    case PORTOLAN_SECURITY_STARTTLS:
      /* Translators: the encryption setting of a mail program, as help pages call it. */
      return C_ ("encryption", "STARTTLS");
    case PORTOLAN_SECURITY_TLS:
      /* Translators: the encryption setting of a mail program, as help pages call it. */
      return C_ ("encryption", "SSL/TLS");
    }
  g_return_val_if_reached ("");
}

const char *
portolan_describe_security_meaning (PortolanSecurity security, PortolanSafety safety)
{
  if (safety == PORTOLAN_SAFETY_DOUBTFUL)
    return _ ("There is a lock, but it is not certain who is behind the door.");
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      return _ ("Your password and your mail can be read on the way.");
    case PORTOLAN_SECURITY_STARTTLS:
      return _ ("You say hello, the door is locked, then your password goes in.");
    case PORTOLAN_SECURITY_TLS:
      return _ ("Nobody on the way can read your password or your mail.");
    }
  g_return_val_if_reached ("");
}

const char *
portolan_security_icon_name (PortolanSecurity security)
{
  switch (security)
    {
    case PORTOLAN_SECURITY_NONE:
      return "portolan-talk-open-symbolic";
    case PORTOLAN_SECURITY_STARTTLS:
      return "portolan-talk-locked-later-symbolic";
    case PORTOLAN_SECURITY_TLS:
      return "portolan-talk-locked-symbolic";
    }
  g_return_val_if_reached (NULL);
}

/* The channel that sign-in would use: the locked one where it exists. */
static gboolean
is_locked (const PortolanAttempt *attempt)
{
  return attempt->endpoint->implicit_tls ||
         (attempt->observation != NULL && attempt->observation->secure != NULL);
}

static gboolean
is_proved (const PortolanObservation *observation)
{
  return observation->certificate != NULL &&
         observation->certificate->state == PORTOLAN_CERTIFICATE_STATE_VALID &&
         !observation->tls_too_old;
}

PortolanDoorState
portolan_door_of_attempt (const PortolanAttempt *attempt)
{
  if (attempt->observation == NULL)
    return PORTOLAN_DOOR_KNOCKING;
  if (!attempt->usable)
    return PORTOLAN_DOOR_SILENT;
  if (!is_locked (attempt))
    return PORTOLAN_DOOR_UNLOCKED;
  return is_proved (attempt->observation) ? PORTOLAN_DOOR_SAFE : PORTOLAN_DOOR_DOUBTFUL;
}

const char *
portolan_describe_door (PortolanDoorState state)
{
  switch (state)
    {
    case PORTOLAN_DOOR_DARK:
    case PORTOLAN_DOOR_KNOCKING:
    case PORTOLAN_DOOR_SILENT: /* the row says why, in grey */
      return "";
    case PORTOLAN_DOOR_UNLOCKED:
      /* Translators: on a small label beside a door: mail is taken, but nothing is encrypted. */
      return C_ ("door", "No lock");
    case PORTOLAN_DOOR_DOUBTFUL:
      /* Translators: on a small label beside a door: usable, but something is to be asked. */
      return C_ ("door", "Careful");
    case PORTOLAN_DOOR_SAFE:
      /* Translators: on a small label beside a door: this one can be used. */
      return C_ ("door", "Works");
    }
  g_return_val_if_reached ("");
}

/**
 * portolan_describe_door_in_full:
 * @port: the number on the door
 * @state: what is known about it
 *
 * Returns: (transfer full): a sentence on it, translated
 */
char *
portolan_describe_door_in_full (guint16 port, PortolanDoorState state)
{
  switch (state)
    {
    case PORTOLAN_DOOR_DARK:
      /* Translators: said of a door with the number %u, in the drawing of a building. */
      return g_strdup_printf (_ ("Door %u: nobody has been there yet."), port);
    case PORTOLAN_DOOR_KNOCKING:
      /* Translators: said of a door with the number %u, in the drawing of a building. */
      return g_strdup_printf (_ ("Door %u: we are knocking."), port);
    case PORTOLAN_DOOR_SILENT:
      /* Translators: said of a door with the number %u, in the drawing of a building. */
      return g_strdup_printf (_ ("Door %u: closed, or no answer."), port);
    case PORTOLAN_DOOR_UNLOCKED:
      /* Translators: said of a door with the number %u, in the drawing of a building. */
      return g_strdup_printf (_ ("Door %u: it opens, but it has no lock."), port);
    case PORTOLAN_DOOR_DOUBTFUL:
      /* Translators: said of a door with the number %u, in the drawing of a building. */
      return g_strdup_printf (_ ("Door %u: it opens and has a lock, but look twice."), port);
    case PORTOLAN_DOOR_SAFE:
      /* Translators: said of a door with the number %u, in the drawing of a building. */
      return g_strdup_printf (_ ("Door %u: it opens, and it is locked behind you."), port);
    }
  g_return_val_if_reached (NULL);
}

static const char *
describe_stage (PortolanStage stage)
{
  switch (stage)
    {
    case PORTOLAN_STAGE_RESOLVE:
      return _ ("Looking up where it is…");
    case PORTOLAN_STAGE_CONNECT:
      /* Translators: we knock at a door and wait. */
      return _ ("Knocking…");
    case PORTOLAN_STAGE_TLS:
      return _ ("Agreeing on a lock…");
    case PORTOLAN_STAGE_GREETING:
      return _ ("Waiting for a hello…");
    case PORTOLAN_STAGE_EHLO:
      return _ ("Saying hello…");
    case PORTOLAN_STAGE_STARTTLS:
      return _ ("Asking to lock the door…");
    case PORTOLAN_STAGE_EHLO_TLS:
      return _ ("Saying hello behind the lock…");
    }
  g_return_val_if_reached ("");
}

static const char *
describe_failure (PortolanFailure failure)
{
  switch (failure)
    {
    case PORTOLAN_FAILURE_NONE:
      return _ ("Only takes mail in, sends none out");
    case PORTOLAN_FAILURE_NAME_NOT_FOUND:
      return _ ("No building of that name");
    case PORTOLAN_FAILURE_RESOLVER:
      return _ ("The name could not be looked up");
    case PORTOLAN_FAILURE_UNREACHABLE:
      return _ ("No way there from here");
    case PORTOLAN_FAILURE_REFUSED:
      return _ ("This door is closed");
    case PORTOLAN_FAILURE_TIMED_OUT:
      return _ ("No answer");
    case PORTOLAN_FAILURE_DROPPED:
      return _ ("Hung up on us");
    case PORTOLAN_FAILURE_NOT_TLS:
      return _ ("Has another kind of lock");
    case PORTOLAN_FAILURE_TLS:
      return _ ("Could not agree on a lock");
    case PORTOLAN_FAILURE_NOT_SMTP:
      return _ ("Does not do mail");
    case PORTOLAN_FAILURE_INJECTED:
      return _ ("Somebody talked in between");
    case PORTOLAN_FAILURE_REPLY:
      return _ ("Does not take our mail");
    case PORTOLAN_FAILURE_OFFLINE:
      return _ ("This computer lost its network");
    case PORTOLAN_FAILURE_STOPPED:
      return _ ("Not needed any more");
    }
  g_return_val_if_reached ("");
}

/**
 * portolan_describe_attempt:
 * @attempt: a line of the search
 *
 * Says what happens at a door, or what came of it.
 *
 * Returns: (transfer none): a few words, translated
 */
const char *
portolan_describe_attempt (const PortolanAttempt *attempt)
{
  if (attempt->observation == NULL)
    return describe_stage (attempt->stage);
  if (!attempt->usable)
    return describe_failure (attempt->observation->failure);
  if (attempt->endpoint->implicit_tls)
    return portolan_describe_security (PORTOLAN_SECURITY_TLS);
  return portolan_describe_security (is_locked (attempt) ? PORTOLAN_SECURITY_STARTTLS
                                                         : PORTOLAN_SECURITY_NONE);
}

/**
 * portolan_isolate:
 * @name: the name of a host, a user or an account
 *
 * Keeps a name in one piece in a sentence of either direction.
 *
 * Returns: (transfer full): the name, ready to stand in a sentence
 */
char *
portolan_isolate (const char *name)
{
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_LTR)
    return g_strdup (name);
  return g_strconcat (ISOLATE, name, END_ISOLATE, NULL);
}

/**
 * portolan_describe_host:
 * @host: a host name in its ASCII form, or an IP address
 *
 * Writes a host as people know it.
 *
 * Returns: (transfer full): the name, ready to stand in a sentence of either direction
 */
char *
portolan_describe_host (const char *host)
{
  g_autofree char *shown = g_hostname_to_unicode (host);

  return portolan_isolate (shown != NULL ? shown : host);
}

/**
 * portolan_describe_place:
 * @host: a host name in its ASCII form, or an IP address
 * @port: a port
 *
 * Writes host and port as people know them.
 *
 * Returns: (transfer full): one line, translated
 */
char *
portolan_describe_place (const char *host, guint16 port)
{
  g_autofree char *shown = portolan_describe_host (host);

  /* Translators: a server and one of its ports, like "smtp.example.com, port 465". */
  return g_strdup_printf (_ ("%s, port %u"), shown, port);
}
