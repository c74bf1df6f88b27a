/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Questions on the terminal. Answers are read without blocking, so that Ctrl-C works at any moment
 * and the terminal is always left as it was. */

#include "config.h"

#include "cli/ask.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_ANSWER 4096

/* One line of standard input, in a buffer that is wiped. */
typedef struct {
  char text[MAX_ANSWER + 1];
  gsize length;
} Answer;

static Answer *
answer_new (void)
{
  return g_new0 (Answer, 1);
}

static void
answer_free (Answer *answer)
{
  explicit_bzero (answer, sizeof *answer);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gssize
read_some (PortolanRun *run, GInputStream *input, Answer *answer)
{
  g_autoptr (GAsyncResult) result = NULL;

  /* One octet at a time from a pipe: what follows the line is not ours. */
  g_input_stream_read_async (input, answer->text + answer->length, 1, G_PRIORITY_DEFAULT,
                             portolan_run_get_cancellable (run), portolan_run_on_ready, run);
  result = portolan_run_wait (run);
  return g_input_stream_read_finish (input, result, NULL);
}

static void
ask (PortolanRun *run, const char *question)
{
  portolan_run_get_cancellable (run); /* from before the question on, Ctrl-C is an answer */
  g_printerr ("%s ", question);
}

/* Whether there was a line, or at least its beginning. */
static gboolean
read_line (PortolanRun *run, Answer *answer)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  gssize n = 1;

  while (n == 1 && answer->length < MAX_ANSWER)
    {
      n = read_some (run, input, answer);
      if (n == 1 && answer->text[answer->length] == '\n')
        break;
      if (n == 1)
        answer->length++;
    }

  if (answer->length > 0 && answer->text[answer->length - 1] == '\r')
    answer->length--;
  answer->text[answer->length] = '\0';
  return !portolan_run_was_interrupted (run) && (n == 1 || answer->length > 0);
}

/**
 * portolan_ask_is_possible:
 *
 * Returns: whether somebody sits at a terminal
 */
gboolean
portolan_ask_is_possible (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

/**
 * portolan_ask_line:
 * @run: the run
 * @question: what to ask
 *
 * Returns: (transfer full) (nullable): the answer, %NULL if none came
 */
char *
portolan_ask_line (PortolanRun *run, const char *question)
{
  g_autoptr (Answer) answer = answer_new ();

  ask (run, question);
  return read_line (run, answer) ? g_strstrip (g_strdup (answer->text)) : NULL;
}

/**
 * portolan_ask_yes:
 * @run: the run
 * @question: what to ask
 *
 * Returns: whether the answer was a clear yes
 */
gboolean
portolan_ask_yes (PortolanRun *run, const char *question)
{
  g_autofree char *whole = NULL, *answer = NULL, *said = NULL, *yes = NULL;

  /* Translators: stands after a question in a terminal. Keep the letters of the next string. */
  whole = g_strdup_printf (_ ("%s [y/N]"), question);
  answer = portolan_ask_line (run, whole);
  if (answer == NULL || !g_utf8_validate (answer, -1, NULL))
    return FALSE;

  /* Translators: the letter for "yes". */
  yes = g_utf8_casefold (C_ ("yes", "y"), -1);
  said = g_utf8_casefold (answer, -1);
  return g_str_has_prefix (said, yes);
}

static SecretValue *
to_secret (Answer *answer)
{
  if (!g_utf8_validate_len (answer->text, answer->length, NULL))
    return NULL;

  return secret_value_new (answer->text, answer->length, "text/plain");
}

/**
 * portolan_ask_password:
 * @run: the run
 * @question: what to ask
 *
 * Returns: (transfer full) (nullable): what was typed, unseen; %NULL if nothing was
 */
SecretValue *
portolan_ask_password (PortolanRun *run, const char *question)
{
  g_autoptr (Answer) answer = answer_new ();
  struct termios before, hidden;
  gboolean is_terminal = tcgetattr (STDIN_FILENO, &before) == 0;
  gboolean got;

  portolan_run_get_cancellable (run);
  if (is_terminal)
    {
      hidden = before;
      hidden.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
    }
  ask (run, question);
  got = read_line (run, answer);
  if (is_terminal)
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");

  return got ? to_secret (answer) : NULL;
}

/**
 * portolan_read_password:
 * @run: the run
 *
 * Returns: (transfer full) (nullable): the first line of standard input; %NULL if there is none, or
 *   if it is no UTF-8
 */
SecretValue *
portolan_read_password (PortolanRun *run)
{
  g_autoptr (Answer) answer = answer_new ();

  return read_line (run, answer) ? to_secret (answer) : NULL;
}
