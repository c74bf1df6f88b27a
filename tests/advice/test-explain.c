/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Replies and what they mean: the numbers found in them, the wrappings seen through, the rules,
 * and, over each collection of replies, how many are understood.
 */

#include <string.h>

#include "advice/explain.h"
#include "sources/provider-table.h"

#define MIN_RIGHT 97.0

/* Numbers */

static const struct {
  const char *text;
  int code;
  const char *enhanced;
} numbers[] = {
  { "535 5.7.8 Username and Password not accepted", 535, "5.7.8" },
  { "535-5.7.8 Username and Password not accepted.\r\n535 5.7.8  See the page", 535, "5.7.8" },
  { "(535, b'5.7.8 Error: authentication failed')", 535, "5.7.8" },
  { "(550, '5.1.1 unknown')", 550, "5.1.1" },
  { "Error: Invalid login: 534-5.7.9 Application-specific password required", 534, "5.7.9" },
  { "{\"code\":\"EAUTH\",\"response\":\"535 Incorrect authentication data\"}", 535, NULL },
  { "{\"responseCode\":554,\"response\":\"rejected\"}", 554, NULL },
  { "Expected response code 250 but got code \"530\", with message \"530 5.7.1 Auth\"", 530,
    "5.7.1" },
  { "Expected response code \"235\" but got code \"535\", with message \"535 no\"", 535, NULL },
  { "SMTP Error (535): Authentication failed.", 535, NULL },
  { "said: 550 5.1.1 <x@example.net>: Recipient address rejected", 550, "5.1.1" },
  { "host mx.example.net[192.0.2.4]:25 said: 421 4.7.0 slow", 421, "4.7.0" },
  { "smtpstatus=550 smtpmsg='550 No such user'", 550, NULL },
  { "dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.4]:25: timed out)", 0, "4.4.1" },
  { "553 sorry, no mailbox here by that name. (#5.7.17)", 553, "5.7.17" },
  { "550 #5.1.0 Address rejected.", 550, "5.1.0" },
  { "5.7.9 Application-specific password required", 0, "5.7.9" },
  { "550 5.7.708 Access denied", 550, "5.7.708" },
  { "dial tcp 192.0.2.4:587: connect: connection refused", 0, NULL },
  { "connect to smtp.example.org port 465", 0, NULL },
  { "connect to smtp.example.org:525 failed", 0, NULL },
  { "File \"/usr/lib/python3/smtplib.py\", line 535, in login", 0, NULL },
  { "at Socket.<anonymous> (index.js:550:12)", 0, NULL },
  { "message of 552 MB", 0, NULL },
  { "retry after 450 seconds", 0, NULL },
  { "blocked 2.5.4.1 from OpenSSL 3.0.2", 0, NULL },
  { "250 2.0.0 OK", 250, "2.0.0" },
  { "", 0, NULL },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (numbers[i].text, -1);

      g_test_message ("%s", numbers[i].text);
      g_assert_cmpint (explanation->code, ==, numbers[i].code);
      g_assert_cmpstr (explanation->enhanced, ==, numbers[i].enhanced);
    }
}

/* Wrappings: the same reply in many dresses. */

static const char *const dresses[] = {
  "452 4.2.2 The mailbox is over quota",
  "452-4.2.2 The mailbox\r\n452 4.2.2 is over quota",
  "452-4.2.2 The mailbox\\r\\n452 4.2.2 is over quota",
  "452-4.2.2 The mailbox\\\\n452 4.2.2 is over quota",
  "452-4.2.2 The mailbox 452-4.2.2 is over quota",
  "(452, b'4.2.2 The mailbox is over quota')",
  "452 4.2.2 The mailbox&nbsp;is over&#32;quota",
  "452 4.2.2 The mailbox<br/>is over quota",
  "452 4.2.2 THE MAILBOX IS OVER QUOTA!",
  "452 4.2.2 The ma\xc3\xaflbox is over quota",
  "452 4.2.2 The mailbox of <bob@example.org> is over-quota",
  "452 4.2.2 The \\u006dailbox is o\\x76er quota",
  "SMTP Error: data not accepted. SMTP server error: The mailbox is over quota "
  "Detail: 452 4.2.2",
  "Message failed: 452 4.2.2 The mailbox is over quota",
  "Error: Command failed: 452 4.2.2 The mailbox is over quota\n    at SMTPConnection.x (y.js:1)\n"
  "  code: 'EENVELOPE',\n  response: '452 4.2.2 The mailbox is over quota',\n"
  "  responseCode: 452,\n  command: 'RCPT TO'",
  "SMTP Error: data not accepted. SMTP server error: DATA END command failed Detail: The mailbox "
  "is over quota SMTP code: 452 Additional SMTP info: 4.2.2",
  "javax.mail.SendFailedException: Invalid Addresses;\n  nested exception is:\n"
  "\tcom.sun.mail.smtp.SMTPAddressFailedException: 452 4.2.2 The mailbox is over quota",
  "Expected response code \"250\" but got code \"452\", with message \"452 4.2.2 The mailbox is "
  "over quota\".",
  "SMTP Error (452): Failed to add recipient \"alice@example.net\" (4.2.2 The mailbox is over "
  "quota).",
  "Nov  3 10:12:11 mx postfix/smtp[2]: 1A2B: to=<alice@example.net>, relay=mx[192.0.2.4]:25, "
  "dsn=4.2.2, status=deferred (host mx[192.0.2.4] said: 452 4.2.2 The mailbox is over quota (in "
  "reply to RCPT TO command))",
  "2024-11-03 10:12:11 1rXyZ0-000abc-12 == alice@example.net R=dnslookup T=remote_smtp defer "
  "(-44): SMTP error from remote mail server after RCPT TO:<alice@example.net>: 452 4.2.2 The "
  "mailbox is over quota",
  "Nov 03 10:12:11 host=smtp.example.org tls=on auth=on from=bob@example.org smtpstatus=452 "
  "smtpmsg='452 4.2.2 The mailbox is over quota' errormsg='recipient not accepted by the server' "
  "exitcode=EX_UNAVAILABLE",
  "452%204.2.2%20The%20mailbox%20is%20over%20quota",
  "452 4.2.2 The mailbox is ov=\r\ner quota",
  "{\"code\": \"EENVELOPE\", \"response\": \"452 4.2.2 The mailbox is over quota\", "
  "\"responseCode\": 452, \"command\": \"RCPT TO\"}",
  "192.0.2.4 does not like recipient.\nRemote host said: 452 4.2.2 The mailbox is over quota\n"
  "Giving up on 192.0.2.4.",
  "Account: 'Work', Server: 'mail.example.org', Protocol: SMTP, Server Response: '452 4.2.2 The "
  "mailbox is over quota', Port: 25, Secure(SSL): No, Server Error: 452",
  "An error occurred while sending mail. The mail server responded:  452 4.2.2 The mailbox is "
  "over quota. Please check the message and try again.",
  "Une erreur est survenue. Le serveur a r\xc3\xa9pondu\xc2\xa0: 452 4.2.2 The mailbox is over "
  "quota. Veuillez v\xc3\xa9rifier votre adresse.",
  "Diagnostic-Code: smtp; 452 4.2.2 The mailbox is over quota",
  "sm-mta[12]: x1: to=<alice@example.net>, mailer=esmtp, relay=mx. [192.0.2.4], dsn=4.2.2, "
  "stat=Deferred: 452 4.2.2 The mailbox is over quota",
};

static void
test_wrappings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dresses); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (dresses[i], -1);

      g_test_message ("%s", dresses[i]);
      g_assert_cmpint (explanation->code, ==, 452);
      g_assert_cmpstr (portolan_finding_get_id (explanation->finding), ==, "recipient-full");
      g_assert_cmpstr (explanation->enhanced, ==, "4.2.2");
    }
}

/* Letters in other sets than UTF-8, and what is left where they were taken for another set. */

static void
test_letters (void)
{
  static const char *const replies[][2] = {
    { "535 \xc3\xdc\xc2\xeb\xb4\xed\xce\xf3", "password-wrong" },
    { "535 \xc7\xeb\xca\xb9\xd3\xc3\xca\xda\xc8\xa8\xc2\xeb\xb5\xc7\xc2\xbc",
      "app-password-needed" },
    { "535 \xc3\x87\xc3\xab\xc3\x8a\xc2\xb9\xc3\x93\xc3\x83\xc3\x8a\xc3\x9a\xc3\x88\xc2\xa8\xc3\x82"
      "\xc3\xab\xc2\xb5\xc3\x87\xc3\x82\xc2\xbc",
      "app-password-needed" },
    { "550 Empf\xe4nger unbekannt", "recipient-unknown" },
    { "550 Empf=E4nger unbekannt", "recipient-unknown" },
    { "550 Empf\xc3\x83\xc2\xa4nger unbekannt", "recipient-unknown" },
    { "552 \xcf\xee\xf7\xf2\xee\xe2\xfb\xe9 \xff\xf9\xe8\xea "
      "\xef\xe5\xf0\xe5\xef\xee\xeb\xed\xe5\xed",
      "recipient-full" },
    { "550 \xff\xfe\xfd no such user \x80", "recipient-unknown" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (replies[i][0], -1);

      g_test_message ("%s", replies[i][1]);
      g_assert_cmpstr (portolan_finding_get_id (explanation->finding), ==, replies[i][1]);
    }
}

/* Codes lie: the same numbers, another meaning. */

static void
test_codes_lie (void)
{
  static const char *const replies[][2] = {
    { "535 5.7.8 Error: authentication failed", "password-wrong" },
    { "535 5.7.8 Application-specific password required", "app-password-needed" },
    { "535 5.7.8 SMTP access is disabled for this account", "sign-in-disabled" },
    { "535 5.7.8 Too many failed login attempts", "account-locked" },
    { "550 5.1.1 User unknown", "recipient-unknown" },
    { "550 5.4.5 Daily sending quota exceeded", "sending-limit" },
    { "550 5.7.1 Relaying denied", "relay-denied" },
    { "550 Message contains a virus", "content-rejected" },
    { "421 Too many connections", "too-many-connections" },
    { "421 Service not available", "server-busy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (replies[i][0], -1);

      g_test_message ("%s", replies[i][0]);
      g_assert_cmpstr (portolan_finding_get_id (explanation->finding), ==, replies[i][1]);
    }
}

static void
test_provider_and_confidence (void)
{
  g_autoptr (PortolanExplanation) gmail =
      portolan_explain ("534 5.7.9 Application-specific password required. "
                        "https://support.google.com/mail/?p=InvalidSecondFactor",
                        -1);
  g_autoptr (PortolanExplanation) nobody = portolan_explain ("550", -1);

  g_assert_cmpstr (gmail->provider, ==, "gmail");
  g_assert_cmpstr (portolan_confidence_get_id (gmail->confidence), !=, "guess");
  g_assert_null (nobody->provider);
  g_assert_cmpstr (portolan_confidence_get_id (nobody->confidence), ==, "guess");
}

/* The help page is for findings that the sender can do something about. */
static void
test_help_page (void)
{
  g_autoptr (PortolanExplanation) app_password =
      portolan_explain ("534 5.7.9 Application-specific password required - gsmtp", -1);
  g_autoptr (PortolanExplanation) unknown =
      portolan_explain ("550 5.1.1 The email account does not exist - gsmtp", -1);
  g_autoptr (PortolanExplanation) nobody = portolan_explain ("535 5.7.8 Authentication failed", -1);

  g_assert_cmpstr (portolan_explanation_get_provider_name (app_password), ==, "Gmail");
  g_assert_cmpstr (portolan_explanation_get_help_url (app_password), ==,
                   "https://myaccount.google.com/apppasswords");
  g_assert_cmpstr (unknown->provider, ==, "gmail");
  g_assert_null (portolan_explanation_get_help_url (unknown));
  g_assert_null (portolan_explanation_get_help_url (nobody));
}

/* Every provider that a rule names has an entry. */
static void
test_providers (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "../../data/replies.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *of = g_key_file_get_string (file, groups[i], "provider", NULL);
      const char *id = g_str_has_prefix (groups[i], "provider ") ? groups[i] + 9 : of;

      if (id == NULL)
        continue;
      g_test_message ("%s", id);
      g_assert_nonnull (portolan_provider_table_by_id (portolan_provider_table_get_default (), id));
    }
}

/* The same code after another command means another thing. */
static void
test_commands (void)
{
  static const char *const replies[][2] = {
    { "smtplib.SMTPSenderRefused: (550, b'Rejected', 'bob@example.com')", "sender-not-allowed" },
    { "smtplib.SMTPRecipientsRefused: {'alice@example.net': (550, b'No')}", "recipient-unknown" },
    { "smtplib.SMTPDataError: (554, b'No')", "content-rejected" },
    { "smtplib.SMTPAuthenticationError: (550, b'No')", "password-wrong" },
    { "host mx.example.net[192.0.2.4] said: 554 No (in reply to end of DATA command)",
      "content-rejected" },
    { "host mx.example.net[192.0.2.4] refused to talk to me: 554 No", "ip-blocked" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (replies[i][0], -1);

      g_test_message ("%s", replies[i][0]);
      g_assert_cmpstr (portolan_finding_get_id (explanation->finding), ==, replies[i][1]);
    }
}

/* Lines of a log that are about no reply. */
static void
test_routine (void)
{
  static const char *const routine[] = {
    "Nov  3 10:12:11 mail postfix/qmgr[812]: 4F2A81C3: removed",
    "Nov  3 10:12:11 mail postfix/smtpd[812]: connect from client.example.org[192.0.2.9]",
    "Nov  3 10:12:11 mail postfix/cleanup[812]: 4F2A81C3: message-id=<1@mail.example.org>",
    "Nov  3 10:12:11 mail postfix/anvil[812]: statistics: max cache size 2 at Nov  3 10:08:50",
    "2024-11-03 10:12:11 1rXyZ0-000abc-12 <= bob@example.org U=bob P=local S=412",
    "2024-11-03 10:12:11 1rXyZ0-000abc-12 Completed",
    "Nov  3 10:12:11 mail systemd[1]: Started Postfix Mail Transport Agent.",
  };
  static const char *const replies[] = {
    "Nov  3 10:12:11 mail postfix/smtp[8]: 4F2A: to=<a@example.net>, status=sent (250 Ok)",
    "Nov  3 10:12:11 mail postfix/smtp[8]: 4F2A: to=<a@example.net>, status=bounced (host mx said: "
    "550 5.1.1 unknown)",
    "Nov  3 10:12:11 mail postfix/smtpd[8]: NOQUEUE: reject: RCPT from x[192.0.2.9]: 554 5.7.1 "
    "Relay access denied",
    "Something went wrong",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (routine); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (routine[i], -1);

      g_test_message ("%s", routine[i]);
      g_assert_true (explanation->is_routine);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (PortolanExplanation) explanation = portolan_explain (replies[i], -1);

      g_test_message ("%s", replies[i]);
      g_assert_false (explanation->is_routine);
    }
}

/* Anything may come in. */

static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1170);
  g_autofree char *long_text = g_malloc (1 << 20);
  g_autoptr (PortolanExplanation) end = NULL;
  g_autoptr (PortolanExplanation) nul = portolan_explain ("550 5.1.1 User\0unknown", 22);

  g_assert_cmpuint (nul->finding, ==, PORTOLAN_FINDING_RECIPIENT_UNKNOWN);

  for (guint i = 0; i < 20000; i++)
    {
      /* Half of it from what the parsers look for. */
      static const char alphabet[] = "\\\\&<;#x25. :-@()\"'\r\n\t=][550nbr";
      char bytes[64];
      gssize length = g_rand_int_range (rand, 0, sizeof bytes);

      for (gssize j = 0; j < length; j++)
        bytes[j] = g_rand_boolean (rand) ? (char) g_rand_int_range (rand, 0, 256)
                                         : alphabet[g_rand_int_range (rand, 0, 31)];
      /* On the heap, so that a sanitizer sees a step beyond the end. */
      {
        g_autofree char *copy = g_memdup2 (bytes, (gsize) length);

        portolan_explanation_free (portolan_explain (copy != NULL ? copy : "", length));
      }
    }

  memset (long_text, 0xe4, 1 << 20);
  memcpy (long_text + (1 << 20) - 30, "\n552 5.2.2 mailbox full now...", 30);
  end = portolan_explain (long_text, 1 << 20);
  g_assert_cmpuint (end->finding, ==, PORTOLAN_FINDING_RECIPIENT_FULL);

  /* Around the lengths where only the ends are looked at. */
  for (gssize length = 6000; length < 20000; length += 97)
    portolan_explanation_free (portolan_explain (long_text + (1 << 20) - length, length));
}

/* The table */

static PortolanReplyTable *
read_table (const char *ini, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (ini, strlen (ini));

  return portolan_reply_table_new (bytes, error);
}

static void
test_rules (void)
{
  static const char ini[] = "[list fruit]\nwords=apple;pear\n"
                            "[provider orchard]\nwords=orchard example\n"
                            "[a]\nfinding=server-busy\nprovider=orchard\nwords={fruit}\n"
                            "[b]\nfinding=server-full\nwords={fruit}\nwith=full*\nunless=not\n"
                            "[c]\nfinding=greylisted\ncodes=45x\nenhanced=4.7.x\n"
                            "[after data]\nwords=after the message\n"
                            "[e]\nfinding=content-rejected\nafter=data;mail\ncodes=554\n"
                            "[f]\nfinding=ip-blocked\nwords=lists.example.org\n"
                            "[g]\nfinding=reputation\nwords=#\nwith=plum\n"
                            "[d]\nfinding=offline\ncodes=none\nwords=*end\n";
  static const char *const expected[][2] = {
    { "550 orchard.example has no apple", "server-busy" },
    { "550 the pear is FULLY there", "server-full" },
    { "550 the pear is full, not", "unknown" },
    { "550 pineapple full", "unknown" },
    { "450 4.7.9", "greylisted" },
    { "450 4.6.9", "unknown" },
    { "550 4.7.9", "unknown" },
    { "weekend", "offline" },
    { "550 weekend", "unknown" },
    { "554 no", "unknown" },
    { "after the message: 554 no", "content-rejected" },
    { "550 see https://www.lists.example.org/full/pear", "ip-blocked" },
    { "550 plum", "unknown" },
    { "550 plum [192.0.2.9]", "reputation" },
    { "550 plum [2001:db8::25:9]", "reputation" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PortolanReplyTable) table = read_table (ini, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (PortolanExplanation) explanation =
          portolan_explain_with (table, expected[i][0], -1);

      g_test_message ("%s", expected[i][0]);
      g_assert_cmpstr (portolan_finding_get_id (explanation->finding), ==, expected[i][1]);
    }
}

static void
test_slips_in_the_table (void)
{
  static const char *const slips[] = {
    "[a]\nwords=x\n",
    "[a]\nfinding=no-such-finding\nwords=x\n",
    "[a]\nfinding=offline\nwords={nowhere}\n",
    "[a]\nfinding=offline\nwords=!!!\n",
    "[a]\nfinding=offline\nwrods=x\n",
    "[a]\nfinding=offline\ncodes=55\n",
    "[a]\nfinding=offline\ncodes=x50\n",
    "[a]\nfinding=offline\nenhanced=5.7\n",
    "[a]\nfinding=offline\nenhanced=5.7.y\n",
    "[a]\nfinding=offline\nconfidence=sure\n",
    "[a]\nfinding=offline\nafter=lunch\n",
    "[a]\nfinding=offline\nroutine=often\n",
    "[after lunch]\nwords=x\n",
    "[list a]\nwords={a}\n[b]\nfinding=offline\nwords={a}\n",
    "no group\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PortolanReplyTable) table = read_table (slips[i], &error);

      g_test_message ("%s", slips[i]);
      g_assert_null (table);
      g_assert_nonnull (error);
    }
}

/* How many are understood */

static const char *const collections[] = {
  "replies.tsv",          "replies-known.tsv",   "replies-bounces.tsv", "replies-programs.tsv",
  "replies-services.tsv", "replies-manuals.tsv", "replies-more.tsv",    "replies-codes.tsv",
};

typedef struct {
  guint total;
  guint exact;
  guint right;
  GHashTable *confusion; /* "expected -> got": how often */
} Score;

static void
note_confusion (Score *score, const char *expected, const char *got)
{
  g_autofree char *pair = g_strdup_printf ("%s -> %s", expected, got);
  guint times = GPOINTER_TO_UINT (g_hash_table_lookup (score->confusion, pair));

  g_hash_table_insert (score->confusion, g_steal_pointer (&pair), GUINT_TO_POINTER (times + 1));
}

static void
judge_line (Score *score, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 4);
  g_auto (GStrv) also = NULL;
  g_autoptr (PortolanExplanation) explanation = NULL;
  const char *got;

  if (line[0] == '#' || g_strv_length (columns) < 3)
    return;
  g_assert_true (portolan_finding_from_id (columns[0], NULL));
  also = g_strsplit (columns[1], ",", -1);
  explanation = portolan_explain (columns[2], -1);
  got = portolan_finding_get_id (explanation->finding);

  score->total++;
  score->exact += g_str_equal (got, columns[0]);
  if (g_str_equal (got, columns[0]) || g_strv_contains ((const char *const *) also, got))
    {
      score->right++;
      return;
    }
  note_confusion (score, columns[0], got);
  g_test_message ("%s -> %s: %s", columns[0], got, columns[2]);
}

static void
print_confusion (const Score *score, const char *name)
{
  GHashTableIter iter;
  gpointer pair, times;

  g_hash_table_iter_init (&iter, score->confusion);
  while (g_hash_table_iter_next (&iter, &pair, &times))
    g_test_message ("%3u times %s", GPOINTER_TO_UINT (times), (char *) pair);
  g_test_message ("%s: %u replies, %u exact, %u right", name, score->total, score->exact,
                  score->right);
}

static void
test_replies (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) confusion = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  Score score = { .confusion = confusion };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    judge_line (&score, lines[i]);

  print_confusion (&score, name);
  g_assert_cmpuint (score.total, >, 100);
  g_assert_cmpfloat (100.0 * score.right / score.total, >=, MIN_RIGHT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/advice/explain/numbers", test_numbers);
  g_test_add_func ("/advice/explain/wrappings", test_wrappings);
  g_test_add_func ("/advice/explain/letters", test_letters);
  g_test_add_func ("/advice/explain/codes-lie", test_codes_lie);
  g_test_add_func ("/advice/explain/provider-and-confidence", test_provider_and_confidence);
  g_test_add_func ("/advice/explain/help-page", test_help_page);
  g_test_add_func ("/advice/explain/providers", test_providers);
  g_test_add_func ("/advice/explain/commands", test_commands);
  g_test_add_func ("/advice/explain/routine", test_routine);
  g_test_add_func ("/advice/explain/any-bytes", test_any_bytes);
  g_test_add_func ("/advice/explain/rules", test_rules);
  g_test_add_func ("/advice/explain/slips-in-the-table", test_slips_in_the_table);
  for (gsize i = 0; i < G_N_ELEMENTS (collections); i++)
    {
      g_autofree char *path = g_strconcat ("/advice/explain/", collections[i], NULL);

      g_test_add_data_func (path, collections[i], test_replies);
    }

  return g_test_run ();
}
