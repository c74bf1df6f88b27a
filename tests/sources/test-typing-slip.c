/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "sources/typing-slip.h"

static const struct {
  const char *typed;
  const char *meant;
} slips[] = {
  /* letters in another order */
  { "gmial.com", "gmail.com" },
  { "gamil.com", "gmail.com" },
  { "mgail.com", "gmail.com" },
  { "hotmial.com", "hotmail.com" },
  { "icould.com", "icloud.com" },
  { "gimal.com", "gmail.com" },
  /* the key beside it */
  { "hotnail.com", "hotmail.com" },
  { "gnail.com", "gmail.com" },
  { "gmsil.com", "gmail.com" },
  { "gmaik.com", "gmail.com" },
  { "yshoo.com", "yahoo.com" },
  { "putlook.com", "outlook.com" },
  { "hotjail.com", "hotmail.com" },
  { "hotkail.com", "hotmail.com" },
  { "gma8l.com", "gmail.com" },
  { "gma9l.com", "gmail.com" },
  { "protommail.com", "protonmail.com" },
  /* the letter beside it twice */
  { "yahho.com", "yahoo.com" },
  { "gmall.com", "gmail.com" },
  /* a letter missing */
  { "gmal.com", "gmail.com" },
  { "gmai.com", "gmail.com" },
  { "yaho.com", "yahoo.com" },
  { "outlok.com", "outlook.com" },
  { "utlook.com", "outlook.com" },
  { "hotmal.com", "hotmail.com" },
  { "tonline.de", "t-online.de" },
  { "iclod.com", "icloud.com" },
  /* a letter too many */
  { "gmaill.com", "gmail.com" },
  { "ggmail.com", "gmail.com" },
  { "gmaiol.com", "gmail.com" },
  { "g-mail.com", "gmail.com" },
  { "hotmails.com", "hotmail.com" },
  { "outloook.com", "outlook.com" },
  /* the end of it */
  { "gmail.con", "gmail.com" },
  { "gmail.cmo", "gmail.com" },
  { "gmail.ocm", "gmail.com" },
  { "gmail.comm", "gmail.com" },
  { "gmail.co", "gmail.com" },
  { "gmail.cm", "gmail.com" },
  { "outlook.om", "outlook.com" },
  { "yahoo.couk", "yahoo.co.uk" },
  { "yahoo.co.ukk", "yahoo.co.uk" },
  { "web.dee", "web.de" },
  { "gmx.con", "gmx.com" },
  { "comcast.nte", "comcast.net" },
  /* both */
  { "gmial.con", "gmail.com" },
  { "hotnail.cmo", "hotmail.com" },
  { "gmial.co", "gmail.com" },
  /* other countries of the same service */
  { "hotmial.se", "hotmail.se" },
  { "yahhoo.com.au", "yahoo.com.au" },
  { "outlok.co.nz", "outlook.co.nz" },
  /* names that nobody knows, at a top level that does not exist */
  { "my-firm.con", "my-firm.com" },
  { "mail.my-firm.cmo", "mail.my-firm.com" },
  { "posteo.ogr", "posteo.org" },

  /* they are what they are */
  { "gmail.com", NULL },
  { "googlemail.com", NULL },
  { "hotmail.co", NULL },
  { "ymail.com", NULL },
  { "mail.com", NULL },
  { "email.com", NULL },
  { "gmx.de", NULL },
  { "gmx.at", NULL },
  { "foxmail.com", NULL },
  { "fmail.co.uk", NULL },
  { "x.onmicrosoft.com", NULL },
  { "yahoo.co.jp", NULL },
  /* short names, where everything is one letter away */
  { "gmy.de", NULL },
  { "gmx.fi", NULL },
  { "wed.de", NULL },
  { "weeb.de", NULL },
  { "aok.com", NULL },
  { "al.com", NULL },
  { "mee.com", NULL },
  { "me.co", NULL },
  { "gmx.co", NULL },
  { "aol.cm", NULL },
  { "nail.com", NULL },
  { "maul.com", NULL },
  { "love.fr", NULL },
  { "line.com", NULL },
  { "qqq.com", NULL },
  { "164.com", NULL },
  { "freee.fr", NULL },
  { "att.com", NULL },
  /* words and firms near a well-known name */
  { "cloud.com", NULL },
  { "kloud.com", NULL },
  { "hmail.com", NULL },
  { "tmail.com", NULL },
  { "zmail.com", NULL },
  { "gomail.com", NULL },
  { "gmaid.com", NULL },
  { "gmail2.com", NULL },
  { "hothail.com", NULL },
  { "hotqail.com", NULL },
  { "gma7l.com", NULL },
  { "outback.com", NULL },
  { "outlaw.com", NULL },
  { "lacoste.net", NULL },
  { "hotel.com", NULL },
  { "horizon.net", NULL },
  { "fastmaol.test", NULL },
  { "libro.it", NULL },
  { "accor.de", NULL },
  { "orage.fr", NULL },
  { "nave.com", NULL },
  { "telnet.be", NULL },
  { "chatter.net", NULL },
  /* two slips in the name are too many to be sure */
  { "gmiall.com", NULL },
  { "hotnaul.com", NULL },
  { "otulok.com", NULL },
  /* other top levels exist */
  { "gmail.de", NULL },
  { "gmail.org", NULL },
  { "gmail.cam", NULL },
  { "yahoo.be", NULL },
  { "outlook.ca", NULL },
  { "comcast.com", NULL },
  { "my-firm.co", NULL },
  { "my-firm.cm", NULL },
  { "my-firm.com", NULL },
  { "my-firm.test", NULL },
  { "gmail.test", NULL },
  { "mail.gmial.com", NULL },
  /* no domains at all */
  { "con", NULL },
  { "gmail", NULL },
  { "gmail.", NULL },
  { ".com", NULL },
  { ".", NULL },
  { "", NULL },
};

static void
test_slips (void)
{
  const PortolanProviderTable *table = portolan_provider_table_get_default ();
  guint n_questions = 0, n_wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autofree char *suggestion = portolan_typing_slip_suggest (table, slips[i].typed);

      n_questions += slips[i].meant != NULL;
      if (g_strcmp0 (suggestion, slips[i].meant) == 0)
        continue;
      n_wrong++;
      g_test_message ("%s: %s, but should be %s", slips[i].typed, suggestion, slips[i].meant);
    }

  g_assert_cmpuint (n_wrong, ==, 0);
  /* A needless question costs more trust than a missed one. */
  g_assert_cmpuint (G_N_ELEMENTS (slips) - n_questions, >=, n_questions);
}

/* Nobody who has one of our domains is asked about it. */
static void
test_own_domains (void)
{
  const PortolanProviderTable *table = portolan_provider_table_get_default ();
  const GPtrArray *providers = portolan_provider_table_get_providers (table);

  for (guint i = 0; i < providers->len; i++)
    {
      const PortolanProvider *provider = g_ptr_array_index (providers, i);

      for (gsize j = 0; provider->domains[j] != NULL; j++)
        {
          const char *domain = provider->domains[j];

          domain += g_str_has_prefix (domain, "*.") ? 2 : 0;
          if (portolan_provider_table_by_domain (table, domain) != NULL)
            g_assert_null (portolan_typing_slip_suggest (table, domain));
        }
    }
}

/* Whatever is suggested is a domain of the table, or one whose top level exists. */
static void
test_every_letter (void)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-.";
  const PortolanProviderTable *table = portolan_provider_table_get_default ();

  for (gsize at = 0; at <= strlen ("hotmail.com"); at++)
    for (gsize i = 0; letters[i] != '\0'; i++)
      {
        g_autoptr (GString) typed = g_string_new ("hotmail.com");
        g_autofree char *suggestion = NULL;

        g_string_insert_c (typed, at, letters[i]);
        suggestion = portolan_typing_slip_suggest (table, typed->str);
        if (suggestion != NULL)
          g_assert_nonnull (portolan_provider_table_by_domain (table, suggestion));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv (PORTOLAN_PROVIDERS_VARIABLE);

  g_test_add_func ("/sources/typing-slip/slips", test_slips);
  g_test_add_func ("/sources/typing-slip/own-domains", test_own_domains);
  g_test_add_func ("/sources/typing-slip/every-letter", test_every_letter);
  return g_test_run ();
}
