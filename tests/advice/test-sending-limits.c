/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "advice/sending-limits.h"
#include "sources/provider-table.h"

static void
test_letters_a_day (void)
{
  const struct {
    PortolanProviderLimits limits;
    guint64 letters;
  } rows[] = {
    { { 0 }, 0 },
    { { .letters_per_day = 500 }, 500 },
    { { .letters_per_day = 2000, .recipients_per_day = 300 }, 300 },
    { { .letters_per_hour = 100 }, 2400 },
    { { .letters_per_minute = 1, .letters_per_hour = 100 }, 1440 },
    { { .letters_per_hour = 10, .letters_per_day = 1000 }, 240 },
    { { .recipients_per_message = 50 }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (portolan_letters_a_day (&rows[i].limits), ==, rows[i].letters);
}

static const PortolanProvider *
get_provider (const char *id)
{
  return portolan_provider_table_by_id (portolan_provider_table_get_default (), id);
}

static void
test_gmail (void)
{
  g_auto (GStrv) advice = portolan_sending_advice (get_provider ("gmail"), 465, 35882577);

  g_assert_cmpuint (g_strv_length (advice), ==, 3);
  g_assert_cmpstr (advice[0], ==, "You can send about 500 letters a day.");
  g_assert_cmpstr (advice[1], ==, "One letter can go to 100 people at once.");
  g_assert_cmpstr (advice[2], ==, "One letter can carry files of about 26 MB.");
}

/* The smaller of what the table and what the server says. */
static void
test_size (void)
{
  g_auto (GStrv) small = portolan_sending_advice (get_provider ("icloud"), 587, 100000000);
  g_auto (GStrv) unknown = portolan_sending_advice (NULL, 587, 0);
  g_auto (GStrv) tiny = portolan_sending_advice (NULL, 587, 1000);

  g_assert_true (
      g_strv_contains ((const char *const *) small, "One letter can carry files of about 14 MB."));
  g_assert_cmpuint (g_strv_length (unknown), ==, 0);
  g_assert_cmpuint (g_strv_length (tiny), ==, 0);
}

static void
test_port_25 (void)
{
  g_auto (GStrv) advice = portolan_sending_advice (NULL, 25, 0);

  g_assert_cmpuint (g_strv_length (advice), ==, 1);
  g_assert_true (g_str_has_prefix (advice[0], "Door 25"));
}

static void
test_doubts (void)
{
  const PortolanProvider provider = {
    .limits = { .letters_per_day = 1 },
    .limits_text = "1 letter a day, 2 on Sundays",
    .doubts = PORTOLAN_PROVIDER_DOUBTS_LIMITS,
  };
  g_auto (GStrv) advice = portolan_sending_advice (&provider, 465, 0);

  g_assert_cmpuint (g_strv_length (advice), ==, 3);
  g_assert_cmpstr (advice[0], ==, "You can send about 1 letter a day.");
  g_assert_cmpstr (advice[1], ==, "In full: 1 letter a day, 2 on Sundays.");
  g_assert_cmpstr (advice[2], ==, "Nobody has confirmed these numbers yet.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/sending-limits/letters-a-day", test_letters_a_day);
  g_test_add_func ("/advice/sending-limits/gmail", test_gmail);
  g_test_add_func ("/advice/sending-limits/size", test_size);
  g_test_add_func ("/advice/sending-limits/port-25", test_port_25);
  g_test_add_func ("/advice/sending-limits/doubts", test_doubts);

  return g_test_run ();
}
