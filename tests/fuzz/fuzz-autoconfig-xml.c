/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files of settings from strangers: whatever they hold, what comes out keeps its promises. */

#include <libxml/xmlerror.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "model/bounds.h"
#include "model/host.h"
#include "sources/autoconfig-xml.h"

static void
on_printed (void *data, const char *format, ...)
{
  g_error ("libxml2 prints: %s", format);
}

static void
check_text (const char *text, glong max_characters)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_assert_true (text == NULL || g_utf8_strlen (text, -1) <= max_characters);
  g_assert_true (text == NULL || strpbrk (text, "\r\n\x1b") == NULL);
}

static void
check_page (const PortolanAutoconfigPage *page)
{
  check_text (page->url, 2048);
  check_text (page->text, 401);
  g_assert_true (page->url == NULL || g_ascii_strncasecmp (page->url, "https://", 8) == 0);
}

static void
check_candidate (const PortolanCandidate *candidate)
{
  g_assert_true (portolan_host_is_name (candidate->host));
  g_assert_cmpuint (candidate->port, >, 0);
  check_text (candidate->username, 256);
  g_assert_true (candidate->username == NULL ||
                 candidate->username_form == PORTOLAN_USERNAME_FORM_OTHER);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (PortolanAddress) address = portolan_address_parse ("bob@bücher.test", NULL);
  g_autoptr (PortolanAutoconfig) autoconfig = NULL;

  xmlSetGenericErrorFunc (NULL, on_printed);
  autoconfig = portolan_autoconfig_parse (body, address, PORTOLAN_ORIGIN_ISPDB);

  g_assert_cmpuint (autoconfig->candidates->len, <=, PORTOLAN_MAX_AUTOCONFIG_SERVERS);
  g_assert_true ((autoconfig->status == PORTOLAN_AUTOCONFIG_OK) ==
                 (autoconfig->candidates->len > 0));
  for (guint i = 0; i < autoconfig->candidates->len; i++)
    check_candidate (g_ptr_array_index (autoconfig->candidates, i));
  for (guint i = 0; i < autoconfig->documentation->len; i++)
    check_page (g_ptr_array_index (autoconfig->documentation, i));
  if (autoconfig->enable != NULL)
    check_page (autoconfig->enable);
  check_text (autoconfig->display_name, 1024);

  return 0;
}
