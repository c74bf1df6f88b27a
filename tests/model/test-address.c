/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "model/address.h"
#include "model/error.h"

typedef struct {
  const char *typed;
  const char *text;
  const char *local_part;
  const char *domain;
} Understood;

static const Understood understood[] = {
  { "bob@example.com", "bob@example.com", "bob", "example.com" },
  { "  bob@example.com\t\n", "bob@example.com", "bob", "example.com" },
  { "\u00a0bob@example.com\u200b", "bob@example.com", "bob", "example.com" },
  { "Bob@EXAMPLE.Com", "Bob@example.com", "Bob", "example.com" },
  { "bob@example.com.", "bob@example.com", "bob", "example.com" },
  { "Bob <bob@x.test>", "bob@x.test", "bob", "x.test" },
  { "\"Smith, Bob\" < bob@x.test >", "bob@x.test", "bob", "x.test" },
  { "<bob@x.test>", "bob@x.test", "bob", "x.test" },
  { "mailto:bob@x.test", "bob@x.test", "bob", "x.test" },
  { "MAILTO:bob%2Bnews@x.test?subject=hi@there", "bob+news@x.test", "bob+news", "x.test" },
  { "bob@bücher.test", "bob@bücher.test", "bob", "xn--bcher-kva.test" },
  { "bob@BÜCHER.test", "bob@bücher.test", "bob", "xn--bcher-kva.test" },
  { "bob@xn--bcher-kva.test", "bob@xn--bcher-kva.test", "bob", "xn--bcher-kva.test" },
  { "bob\uff20x\u3002test", "bob@x.test", "bob", "x.test" },
  { "jürgen@x.test", "jürgen@x.test", "jürgen", "x.test" },
  { "o'brien+list=a.b@x.test", "o'brien+list=a.b@x.test", "o'brien+list=a.b", "x.test" },
  { "\"bob smith\"@x.test", "\"bob smith\"@x.test", "\"bob smith\"", "x.test" },
  { "\"a@b\"@x.test", "\"a@b\"@x.test", "\"a@b\"", "x.test" },
};

static void
test_understood (gconstpointer data)
{
  const Understood *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanAddress) address = portolan_address_parse (row->typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (address->text, ==, row->text);
  g_assert_cmpstr (address->local_part, ==, row->local_part);
  g_assert_cmpstr (address->domain, ==, row->domain);
}

/* What is typed, and a word that the sentence must have: it says what is wrong. */
static const struct {
  const char *typed;
  const char *word;
} refused[] = {
  { "", "type your e-mail address" },
  { "   ", "type your e-mail address" },
  { "bob", "no @" },
  { "bob.example.com", "no @" },
  { "@example.com", "before the @" },
  { "bob@", "after the @" },
  { "bob@@example.com", "more than one @" },
  { "bob@a.test@b.test", "more than one @" },
  { "bob@localhost", "no dot" },
  { "bob smith@x.test", "space" },
  { "bob@x test.com", "not the name" },
  { "bob@x..test", "not the name" },
  { "bob@bücher..test", "not the name" },
  { "bob@bücher.test..", "not the name" },
  { "bob@-x.test", "not the name" },
  { "bob@192.0.2.1", "not the name" },
  { "bob@[192.0.2.1]", "not the name" },
  { ".bob@x.test", "can’t stand there" },
  { "bo..b@x.test", "can’t stand there" },
  { "bob\r\nRCPT TO:<eve@x.test>@x.test", "more than one @" },
  { "bob\r\nQUIT@x.test", "can’t stand there" },
  { "bob\xff@x.test", "can’t be read" },
  { "Bob <bob@x.test", "can’t stand there" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PortolanAddress) address = portolan_address_parse (refused[i].typed, &error);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_null (address);
      g_assert_error (error, PORTOLAN_ERROR, PORTOLAN_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, refused[i].word));
    }
}

static void
test_too_long (void)
{
  g_autofree char *local_part = g_strnfill (300, 'b');
  g_autofree char *longest = g_strnfill (64, 'b');
  g_autofree char *long_label = g_strnfill (64, 'x');
  g_autofree char *typed = g_strconcat (local_part, "@x.test", NULL);
  g_autofree char *allowed = g_strconcat (longest, "@x.test", NULL);
  g_autofree char *long_domain = g_strconcat ("bob@", long_label, ".test", NULL);
  g_autoptr (PortolanAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (portolan_address_parse (typed, &error));
  g_assert_nonnull (strstr (error->message, "too long"));

  address = portolan_address_parse (allowed, NULL);
  g_assert_nonnull (address);
  g_assert_null (portolan_address_parse (long_domain, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autofree char *path = g_strdup_printf ("/address/understood/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &understood[i], test_understood);
    }
  g_test_add_func ("/address/refused", test_refused);
  g_test_add_func ("/address/too-long", test_too_long);
  return g_test_run ();
}
