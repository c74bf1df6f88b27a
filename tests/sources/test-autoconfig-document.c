/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <libxml/parser.h>
#include <string.h>
#include <time.h>

#include "model/bounds.h"
#include "sources/autoconfig-document.h"
#include "sources/autoconfig-encoding.h"

#define OPEN "<clientConfig version=\"1.1\">"
#define CLOSE "</clientConfig>"
#define WHOLE                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" OPEN                                              \
  "<emailProvider id=\"x.test\"><displayName>B&amp;B ü <![CDATA[<>]]></displayName>"              \
  "</emailProvider><!-- end -->" CLOSE

static PortolanAutoconfigStatus
read_status (const char *data, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  PortolanAutoconfigStatus status;
  g_autoptr (xmlDoc) document = portolan_autoconfig_document_read (body, &status);

  g_assert_true ((document != NULL) == (status == PORTOLAN_AUTOCONFIG_OK));
  return status;
}

static const struct {
  PortolanAutoconfigStatus status;
  const char *file;
} files[] = {
  { PORTOLAN_AUTOCONFIG_OK, WHOLE },
  { PORTOLAN_AUTOCONFIG_OK, " \r\n\t" WHOLE "\n" },
  { PORTOLAN_AUTOCONFIG_OK, "\xef\xbb\xbf" WHOLE },
  { PORTOLAN_AUTOCONFIG_OK, "<clientConfig/>" },
  { PORTOLAN_AUTOCONFIG_OK, "<?xml version=\"1.1\"?><clientConfig/>" },
  { PORTOLAN_AUTOCONFIG_OK, "<?xml-stylesheet href='http://x.test/a.xsl'?><clientConfig/>" },
  { PORTOLAN_AUTOCONFIG_OK, OPEN "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                                 "href='file:///etc/passwd'/>" CLOSE },

  /* web pages and whatever else is there instead */
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, " \n" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "404 page not found" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "{\"error\":404}" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<?xml version=\"1.0\"?>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<!DOCTYPE html><html><p>Hello<br>&nbsp;world</html>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<!doctype html>\n<meta charset=utf-8>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<html lang=en><body>" OPEN CLOSE "</body></html>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<html><head><title>Gr\xfc\xdf"
                                        "e</title></head></html>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG,
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">"
    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<Autodiscover/>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<clientconfig/>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<emailProvider>" OPEN CLOSE "</emailProvider>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "\x1f\x8b\x08\x01\x02\x03" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<!DOCTYPE lolz [<!ENTITY a \"b\">]>" OPEN CLOSE },

  /* not well-formed */
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "<a></b>" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "B&B" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "&nbsp;" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "&#0;" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "\x01" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "<a b=c/>" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "<a b='1' b='2'/>" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "<a:b/>" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN CLOSE OPEN CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN CLOSE "<br>" },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN CLOSE "Warning: mysql_connect()" },

  /* document types */
  { PORTOLAN_AUTOCONFIG_BROKEN, "<!DOCTYPE clientConfig>" OPEN CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, "<!DOCTYPE clientConfig []>" OPEN CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN,
    "<!DOCTYPE clientConfig SYSTEM \"http://x.test/a.dtd\">" OPEN CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN,
    "<!DOCTYPE clientConfig [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" OPEN "&a;" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN,
    "<!DOCTYPE clientConfig [<!ENTITY % a SYSTEM \"http://x.test/a\"> %a;]>" OPEN CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN,
    "<!DOCTYPE clientConfig [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>" OPEN "&e;&e;&e;" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN,
    "<!DOCTYPE clientConfig [<!ATTLIST clientConfig a CDATA \"b\">]>" OPEN CLOSE },

  /* encodings */
  { PORTOLAN_AUTOCONFIG_OK, "<?xml version='1.0' encoding='iso-8859-1'?>" OPEN "\xfc" CLOSE },
  { PORTOLAN_AUTOCONFIG_OK, "<?xml version='1.0' encoding='no-such'?>" OPEN "ü" CLOSE },
  { PORTOLAN_AUTOCONFIG_OK, "<?xml version='1.0' encoding='utf-16'?>" OPEN "ü" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "\xfc" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN "\xed\xa0\x80" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, "<?xml version='1.0' encoding='utf-8'?>" OPEN "\xfc" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, "<?xml version='1.0' encoding='shift_jis'?>" OPEN "\x83" CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, "<?xml version='1.0' encoding='utf-7'?>" OPEN "\x1b$B" CLOSE },
};

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *shown = g_strescape (files[i].file, NULL);

      g_test_message ("%s", shown);
      g_assert_cmpint (read_status (files[i].file, strlen (files[i].file)), ==, files[i].status);
    }
}

/* Better no answer than half of one. */
static void
test_cut_off (void)
{
  gsize root = strstr (WHOLE, OPEN) - WHOLE;

  for (gsize size = 0; size < strlen (WHOLE); size++)
    {
      PortolanAutoconfigStatus status = read_status (WHOLE, size);

      g_assert_true (status == PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG ||
                     status == PORTOLAN_AUTOCONFIG_BROKEN);
      if (size <= root)
        g_assert_cmpint (status, ==, PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG);
      if (size >= root + strlen (OPEN))
        g_assert_cmpint (status, ==, PORTOLAN_AUTOCONFIG_BROKEN);
    }
}

static void
test_nul_bytes (void)
{
  static const char inside[] = OPEN "\0" CLOSE, after[] = OPEN CLOSE "\0",
                    before[] = "\0" OPEN CLOSE;

  g_assert_cmpint (read_status (inside, sizeof inside - 1), ==, PORTOLAN_AUTOCONFIG_BROKEN);
  g_assert_cmpint (read_status (after, sizeof after - 1), ==, PORTOLAN_AUTOCONFIG_BROKEN);
  g_assert_cmpint (read_status (before, sizeof before - 1), ==, PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG);
}

static const struct {
  const char *charset; /* what iconv calls it */
  const char *start;
  gboolean faithful;
} encodings[] = {
  { "UTF-8", "<?xml version='1.0'?>", TRUE },
  { "UTF-16LE", "\ufeff<?xml version='1.0' encoding='UTF-16'?>", TRUE },
  { "UTF-16BE", "\ufeff<?xml version='1.0' encoding='UTF-16'?>", TRUE },
  { "UTF-16LE", "<?xml version='1.0'?>", TRUE },
  { "UTF-16BE", "<?xml version='1.0'?>", TRUE },
  { "ISO-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?>", TRUE },
  { "ISO-8859-1", "<?xml version=\"1.0\" encoding=\"Windows-1252\"?>", TRUE },
  { "ISO-8859-15", "<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>", TRUE },
  { "ISO-8859-1", "<?xml version='1.0' encoding='UTF-8'?>", FALSE },
  { "ISO-8859-1", "<?xml version='1.0'?>encoding='ISO-8859-1'", FALSE },
  { "UTF-32LE", "\ufeff<?xml version='1.0'?>", FALSE },
};

static void
test_encodings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *text = g_strconcat (encodings[i].start, OPEN "Söhne" CLOSE, NULL);
      g_autoptr (GBytes) body = NULL;
      g_autofree char *decoded = NULL;
      gboolean faithful;
      gsize size;
      char *data = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL, &size, NULL);

      g_test_message ("%s: %s", encodings[i].charset, encodings[i].start);
      body = g_bytes_new_take (data, size);
      decoded = portolan_autoconfig_decode (body, &faithful);

      g_assert_cmpint (faithful, ==, encodings[i].faithful);
      g_assert_true (g_utf8_validate (decoded, -1, NULL));
      if (faithful)
        g_assert_cmpstr (decoded, ==,
                         g_str_has_prefix (text, "\ufeff") ? text + strlen ("\ufeff") : text);
    }
}

/* Some of these keep libxml2 busy for seconds when nobody stops it. */
static const struct {
  PortolanAutoconfigStatus status;
  const char *start;
  const char *repeated; /* %u is the number of the repetition */
  const char *end;
} floods[] = {
  { PORTOLAN_AUTOCONFIG_OK, OPEN, "text %u ", CLOSE },
  { PORTOLAN_AUTOCONFIG_OK, OPEN, "&lt;", CLOSE },
  { PORTOLAN_AUTOCONFIG_OK, OPEN, "<!--%u-->", CLOSE },
  { PORTOLAN_AUTOCONFIG_OK, OPEN, "<![CDATA[%u]]>", CLOSE },
  { PORTOLAN_AUTOCONFIG_OK, "<clientConfig a='", "&#65;%u", "'/>" },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN, "<a/>", CLOSE },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN, "<a%u/>", CLOSE },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN, "<?a%u?>", CLOSE },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN "<a", " b%u=''", "/>" CLOSE },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN "<a", " b%u = \"\"", "/>" CLOSE },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN "<a", " xmlns:b%u='u'", "/>" CLOSE },
  { PORTOLAN_AUTOCONFIG_TOO_BIG, OPEN, "<a b%u='1'>", CLOSE },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "<html>", "<a b=\"%u\">", "</html>" },
  { PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG, "", "\x1b%u", "" },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "<a>", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "<a:b/>", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "&a%u;", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "\x01", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "]]>", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "<a b=c>", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, "<!DOCTYPE clientConfig [<!ENTITY a 'x'>]>" OPEN, "&a;", CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, "<!DOCTYPE clientConfig [", "<!ENTITY a%u 'x'>", "]>" OPEN CLOSE },
  { PORTOLAN_AUTOCONFIG_BROKEN, OPEN, "\xff", CLOSE },
};

static GString *
make_flood (gsize i)
{
  GString *file = g_string_new (floods[i].start);
  g_auto (GStrv) parts = g_strsplit (floods[i].repeated, "%u", 2);

  for (guint n = 0; file->len < PORTOLAN_MAX_AUTOCONFIG_BYTES - 100; n++)
    {
      g_string_append (file, parts[0]);
      if (parts[1] != NULL)
        g_string_append_printf (file, "%u%s", n, parts[1]);
    }

  return g_string_append (file, floods[i].end);
}

/* The time of the processor, since that of the clock depends on the company. The bound leaves much
 * room for sanitizers; what has no bound takes ten times as long. */
static void
test_floods (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autoptr (GString) file = make_flood (i);
      clock_t begun = clock ();
      PortolanAutoconfigStatus status = read_status (file->str, file->len);
      double ms = (clock () - begun) * 1000.0 / CLOCKS_PER_SEC;

      g_test_message ("row %" G_GSIZE_FORMAT ": %.1f ms", i, ms);
      g_assert_cmpint (status, ==, floods[i].status);
      g_assert_cmpfloat (ms, <, 50);
    }
}

/* The attributes are allowed; to look each prefix up among all of them takes its time. */
static void
test_nested_namespaces (void)
{
  g_autoptr (GString) file = g_string_new (OPEN);
  clock_t begun;

  for (guint i = 0; i < 400; i++)
    {
      if (i % 2 == 0)
        g_string_append (file, "<a");
      g_string_append_printf (file, " xmlns:n%u='u'%s", i, i % 2 != 0 ? ">" : "");
    }
  for (guint i = 0; i < 1700; i++)
    g_string_append (file, "<n0:b/>");
  for (guint i = 0; i < 200; i++)
    g_string_append (file, "</a>");
  g_string_append (file, CLOSE);

  begun = clock ();
  g_assert_cmpint (read_status (file->str, file->len), ==, PORTOLAN_AUTOCONFIG_OK);
  g_test_message ("%.1f ms", (clock () - begun) * 1000.0 / CLOCKS_PER_SEC);
  g_assert_cmpfloat ((clock () - begun) * 1000.0 / CLOCKS_PER_SEC, <, 50);
}

static void
test_too_big (void)
{
  for (gsize extra = 0; extra <= 1; extra++)
    {
      g_autoptr (GString) file = g_string_new (OPEN CLOSE);

      while (file->len < PORTOLAN_MAX_AUTOCONFIG_BYTES + extra)
        g_string_append_c (file, '\n');
      g_assert_cmpint (read_status (file->str, file->len), ==,
                       extra == 0 ? PORTOLAN_AUTOCONFIG_OK : PORTOLAN_AUTOCONFIG_TOO_BIG);
    }
}

static void
on_host_error (void *data, const char *format, ...)
{
  *(gboolean *) data = TRUE;
}

static void
on_host_structured_error (void *data, const xmlError *error)
{
  *(gboolean *) data = TRUE;
}

static gboolean loaded;

static xmlParserInput *
load_for_host (const char *url, const char *id, xmlParserCtxt *context)
{
  loaded = TRUE;
  return NULL;
}

/* What the program around us told libxml2 stays as it is, and it hears nothing of our files. */
static void
test_host_program (void)
{
  gboolean called = FALSE;

  xmlSetGenericErrorFunc (&called, on_host_error);
  for (guint structured = 0; structured <= 1; structured++)
    {
      xmlSetStructuredErrorFunc (&called, structured
                                              ? (xmlStructuredErrorFunc) on_host_structured_error
                                              : NULL);
      xmlSetExternalEntityLoader (load_for_host);
      for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
        read_status (files[i].file, strlen (files[i].file));

      g_assert_false (called);
      g_assert_false (loaded);
      g_assert_null (xmlGetLastError ());
      g_assert_true (xmlGetExternalEntityLoader () == load_for_host);
    }

  g_assert_true (xmlStructuredError == (xmlStructuredErrorFunc) on_host_structured_error);
  g_assert_true (xmlStructuredErrorContext == &called);
  xmlSetStructuredErrorFunc (NULL, NULL);
  xmlSetGenericErrorFunc (NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autoconfig-document/files", test_files);
  g_test_add_func ("/autoconfig-document/cut-off", test_cut_off);
  g_test_add_func ("/autoconfig-document/nul-bytes", test_nul_bytes);
  g_test_add_func ("/autoconfig-document/encodings", test_encodings);
  g_test_add_func ("/autoconfig-document/floods", test_floods);
  g_test_add_func ("/autoconfig-document/nested-namespaces", test_nested_namespaces);
  g_test_add_func ("/autoconfig-document/too-big", test_too_big);
  g_test_add_func ("/autoconfig-document/host-program", test_host_program);
  return g_test_run ();
}
