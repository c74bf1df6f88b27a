/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "document/variant.h"

static const struct {
  const char *json;
  const char *variant;
} documents[] = {
  { "{}", "@a{sv} {}" },
  { "{\"port\":465}", "{'port': <int64 465>}" },
  { "{\"bytes\":10240000000}", "{'bytes': <int64 10240000000>}" },
  { "{\"share\":0.5}", "{'share': <0.5>}" },
  { "{\"saved\":true}", "{'saved': <true>}" },
  { "{\"host\":\"smtp.x.test\"}", "{'host': <'smtp.x.test'>}" },
  { "{\"host\":null}", "@a{sv} {}" },
  { "{\"needs\":[]}", "{'needs': <@av []>}" },
  { "{\"auth\":[\"PLAIN\",\"LOGIN\"]}", "{'auth': <[<'PLAIN'>, <'LOGIN'>]>}" },
  { "{\"steps\":[{\"id\":\"name\",\"ok\":null}]}", "{'steps': <[<{'id': <'name'>}>]>}" },
  { "{\"settings\":{\"charset\":null}}", "{'settings': <@a{sv} {}>}" },
};

static void
test_documents (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (JsonNode) document = json_from_string (documents[i].json, NULL);
      g_autoptr (GVariant) variant = g_variant_ref_sink (portolan_document_to_variant (document));
      g_autofree char *text = g_variant_print (variant, TRUE);

      g_assert_cmpstr (text, ==, documents[i].variant);
      g_assert_cmpstr (g_variant_get_type_string (variant), ==, "a{sv}");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/variant/documents", test_documents);
  return g_test_run ();
}
