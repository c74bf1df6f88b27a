/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "model/enums.h"
#include "model/nick.h"
#include "sources/guess.h"
#include "sources/user.h"

static char *
describe (GPtrArray *candidates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      PortolanCandidate *candidate = g_ptr_array_index (candidates, i);

      g_string_append_printf (text, "%s%s:%u/%s", i > 0 ? " " : "", candidate->host,
                              candidate->port,
                              portolan_nick (PORTOLAN_TYPE_SECURITY, candidate->security));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define ALL_PORTS(host)                                                                            \
  host ":465/tls " host ":587/starttls " host ":587/none " host ":25/starttls " host               \
       ":25/none " host ":2525/starttls " host ":2525/none " host ":26/starttls " host ":26/none"

static void
test_guess (void)
{
  g_autoptr (GPtrArray) all = portolan_guess ("x.test", 0);
  g_autoptr (GPtrArray) one = portolan_guess ("x.test", 465);
  g_autofree char *all_text = describe (all);
  g_autofree char *one_text = describe (one);

  g_assert_cmpstr (all_text, ==,
                   ALL_PORTS ("smtp.x.test") " " ALL_PORTS (
                       "mail.x.test") " x.test:465/tls x.test:587/starttls x.test:587/none");
  g_assert_cmpstr (one_text, ==, "smtp.x.test:465/tls mail.x.test:465/tls x.test:465/tls");
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((PortolanCandidate *) g_ptr_array_index (all, i))->origin, ==,
                     PORTOLAN_ORIGIN_GUESS);
}

static const struct {
  guint16 port;
  int security;
  const char *candidates;
} choices[] = {
  { 0, -1, ALL_PORTS ("m.test") },
  { 465, -1, "m.test:465/tls" },
  { 587, -1, "m.test:587/starttls m.test:587/none" },
  { 8465, -1, "m.test:8465/tls m.test:8465/starttls m.test:8465/none" },
  { 0, PORTOLAN_SECURITY_TLS, "m.test:465/tls" },
  /* as typed, however unusual */
  { 465, PORTOLAN_SECURITY_STARTTLS, "m.test:465/starttls" },
  { 587, PORTOLAN_SECURITY_NONE, "m.test:587/none" },
};

static void
test_user (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GPtrArray) candidates =
          portolan_user_choice ("m.test", choices[i].port, choices[i].security);
      g_autofree char *text = describe (candidates);

      g_assert_cmpstr (text, ==, choices[i].candidates);
      g_assert_cmpint (((PortolanCandidate *) g_ptr_array_index (candidates, 0))->origin, ==,
                       PORTOLAN_ORIGIN_USER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/guess", test_guess);
  g_test_add_func ("/sources/user", test_user);
  return g_test_run ();
}
