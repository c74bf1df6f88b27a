/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/wait.h"

static const struct {
  PortolanFinding finding;
  const char *reply;
  gint64 seconds;
} rows[] = {
  { PORTOLAN_FINDING_PASSWORD_WRONG, "535 5.7.8 Try again in 5 minutes", 0 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, NULL, 3600 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "535 5.7.8 Account temporarily locked", 3600 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "535 5.7.8 Locked, try again in 15 minutes", 900 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "454 4.7.0 Too many login attempts, wait 1 hour", 3600 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "5 failures within 10 min; locked for 2 hours", 7200 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "Konto gesperrt, in 20 Minuten erneut versuchen", 1200 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "Konto für 1 Stunde gesperrt", 3600 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "Inténtelo de nuevo en 3 horas", 10800 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "locked for 999999 hours", 24 * 3600 },
  { PORTOLAN_FINDING_ACCOUNT_LOCKED, "locked (0 minutes)", 3600 },
  { PORTOLAN_FINDING_SIGN_IN_TEMPORARY, "454 4.7.0 Temporary authentication failure", 600 },
  { PORTOLAN_FINDING_SIGN_IN_TEMPORARY, "454 4.7.0 Retry after 90s", 90 },
  { PORTOLAN_FINDING_SERVER_BUSY, "421 4.3.2 All server ports are busy", 300 },
  { PORTOLAN_FINDING_TOO_MANY_CONNECTIONS, "421 4.7.0 Too many connections from 192.0.2.1", 600 },
  { PORTOLAN_FINDING_SENDING_TOO_FAST, "450 4.7.1 max 30 mails", 600 },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].reply);
      g_assert_cmpint (portolan_wait_after (rows[i].finding, rows[i].reply), ==, rows[i].seconds);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wait/rows", test_rows);
  return g_test_run ();
}
