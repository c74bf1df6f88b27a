/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A document on its way over D-Bus, which knows no null: members without a value are left out. */

#include "document/variant.h"

static JsonNode *copy_without_null (JsonNode *node);

static void
copy_member (JsonObject *object, const char *name, JsonNode *node, gpointer copy)
{
  if (!JSON_NODE_HOLDS_NULL (node))
    json_object_set_member (copy, name, copy_without_null (node));
}

static void
copy_element (JsonArray *array, guint index, JsonNode *node, gpointer copy)
{
  if (!JSON_NODE_HOLDS_NULL (node))
    json_array_add_element (copy, copy_without_null (node));
}

static JsonNode *
copy_without_null (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_foreach_member (json_node_get_object (node), copy_member, object);
      return json_node_init_object (json_node_alloc (), object);
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();

      json_array_foreach_element (json_node_get_array (node), copy_element, array);
      return json_node_init_array (json_node_alloc (), array);
    }
  return json_node_copy (node);
}

/**
 * portolan_document_to_variant:
 * @document: an object
 *
 * Makes what D-Bus carries of a document: strings (`s`), whole numbers (`x`), other numbers (`d`),
 * booleans (`b`), lists (`av`) and objects (`a{sv}`). Members that are null are left out.
 *
 * Returns: (transfer floating): a dictionary, `a{sv}`
 */
GVariant *
portolan_document_to_variant (JsonNode *document)
{
  g_autoptr (JsonNode) copy = copy_without_null (document);

  return json_gvariant_deserialize (copy, "a{sv}", NULL);
}
