/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "sign-in/redact.h"
#include "sign-in/refusal.h"

static PortolanReply *
make_reply (const char *line)
{
  g_autoptr (PortolanReplyParser) parser = portolan_reply_parser_new ();

  g_assert_cmpint (portolan_reply_parser_feed (parser, line, strlen (line)), ==,
                   PORTOLAN_REPLY_COMPLETE);
  return portolan_reply_parser_finish (parser);
}

static const struct {
  const char *line;
  gboolean about_credentials;
} refusals[] = {
  { "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6", TRUE },
  { "535 Incorrect authentication data", TRUE },
  { "535 5.7.8 Username and Password not accepted", TRUE },
  { "535 5.7.0 Invalid login or password", TRUE },
  { "535 5.7.1 Authentication failed", TRUE },
  /* something else: a second try only brings a lock nearer */
  { "535 5.7.139 Authentication unsuccessful, basic authentication is disabled", FALSE },
  { "535 5.7.3 Authentication unsuccessful", FALSE },
  { "535 Authentication failed: account LOCKED", FALSE },
  { "535 Too many failed logins", FALSE },
  { "535 5.7.8 Please log in with your web Browser", FALSE },
  { "535 Application-specific password required", FALSE },
  { "535 5.7.8 see https://example.com/why", FALSE },
  { "534 5.7.9 Application-specific password required", FALSE },
  { "454 4.7.0 Temporary authentication failure", FALSE },
  { "421 4.7.0 Try again later", FALSE },
  { "504 5.5.4 Unrecognized authentication type", FALSE },
  { "538 5.7.11 Encryption required", FALSE },
};

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (PortolanReply) reply = make_reply (refusals[i].line);

      g_test_message ("%s", refusals[i].line);
      g_assert_cmpint (portolan_refusal_is_about_credentials (reply), ==,
                       refusals[i].about_credentials);
    }
}

/* "hunter2" and its three shapes in base64, alone and after a user name. */
static const struct {
  const char *line;
  const char *shown;
} echoes[] = {
  { "535 5.7.8 authentication failed", "535 5.7.8 authentication failed" },
  { "535 5.7.8 wrong password hunter2!", "535 5.7.8" },
  { "535 no: aHVudGVyMg==", "535" },         /* hunter2 */
  { "535 no: AGJvYgBodW50ZXIy", "535" },     /* \0bob\0hunter2 */
  { "535 no: AGJvYmJ5AGh1bnRlcjI=", "535" }, /* \0bobby\0hunter2 */
  { "535 no: AGJvYgBub3RoaW5n", "535 no: AGJvYgBub3RoaW5n" },
};

static void
test_echoes (void)
{
  g_autoptr (SecretValue) secret = secret_value_new ("hunter2", -1, "text/plain");

  for (gsize i = 0; i < G_N_ELEMENTS (echoes); i++)
    {
      g_autoptr (PortolanReply) reply = make_reply (echoes[i].line);
      g_autofree char *shown = portolan_reply_without_secret (reply, secret);

      g_assert_cmpstr (shown, ==, echoes[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusal/about-credentials", test_refusals);
  g_test_add_func ("/refusal/echoed-password", test_echoes);
  return g_test_run ();
}
