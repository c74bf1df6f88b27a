/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A stranger's file becomes a tree, or nothing at all. libxml2 gets the text in small pieces and
 * no more of it after the first fault: a file full of faults would keep it busy for long. Of what
 * it can do, document types, entities and the network are not used; it prints nothing, and what
 * the host program told it to do with errors stays as it is and is not asked. */

#include "sources/autoconfig-document.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "model/bounds.h"
#include "sources/autoconfig-encoding.h"

#define PIECE 1024

typedef struct {
  const char *text;
  gsize left;
  gboolean faulty;
  guint n_elements;
  gboolean has_root;
  PortolanAutoconfigStatus status;
} Reading;

static Reading *
get_reading (void *context)
{
  return ((xmlParserCtxt *) context)->_private;
}

static void
stop (void *context, PortolanAutoconfigStatus status)
{
  Reading *reading = get_reading (context);

  reading->status = status;
  reading->faulty = TRUE;
  xmlStopParser (context);
}

static int
on_more_wanted (void *context, char *buffer, int length)
{
  Reading *reading = context;
  gsize piece = reading->faulty ? 0 : MIN (MIN (reading->left, (gsize) length), PIECE);

  memcpy (buffer, reading->text, piece);
  reading->text += piece;
  reading->left -= piece;
  return piece;
}

static void
on_error (void *context, const xmlError *error)
{
  if (error->level != XML_ERR_WARNING)
    get_reading (context)->faulty = TRUE;
}

/* A document type could declare entities, and is of no use to anybody here. */
static void
on_document_type (void *context,
                  const xmlChar *name,
                  const xmlChar *external_id,
                  const xmlChar *system_id)
{
  stop (context, xmlStrEqual (name, BAD_CAST "clientConfig") ? PORTOLAN_AUTOCONFIG_BROKEN
                                                             : PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG);
}

static xmlEntity *
on_entity (void *context, const xmlChar *name)
{
  return NULL;
}

static void
count_element (void *context)
{
  if (get_reading (context)->n_elements++ == PORTOLAN_MAX_AUTOCONFIG_ELEMENTS)
    stop (context, PORTOLAN_AUTOCONFIG_TOO_BIG);
}

static void
on_instruction (void *context, const xmlChar *target, const xmlChar *data)
{
  count_element (context);
}

static void
on_element (void *context,
            const xmlChar *name,
            const xmlChar *prefix,
            const xmlChar *uri,
            int n_namespaces,
            const xmlChar **namespaces,
            int n_attributes,
            int n_defaulted,
            const xmlChar **attributes)
{
  Reading *reading = get_reading (context);

  if (!reading->has_root)
    {
      if (!xmlStrEqual (name, BAD_CAST "clientConfig"))
        {
          stop (context, PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG);
          return;
        }

      /* Whatever goes wrong from here on, it is a file of settings. */
      reading->has_root = TRUE;
      reading->status = PORTOLAN_AUTOCONFIG_BROKEN;
    }

  /* In this order: who stops takes the values of the attributes away. */
  xmlSAX2StartElementNs (context, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                         n_defaulted, attributes);
  count_element (context);
}

/* Up to where there are not too many attributes. */
static gsize
measure_readable (const char *text)
{
  guint attributes = 0;
  char previous = '\0';
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    {
      if (previous == '=' && (text[length] == '"' || text[length] == '\'') &&
          attributes++ == PORTOLAN_MAX_AUTOCONFIG_ATTRIBUTES)
        break;
      if (!g_ascii_isspace (text[length]))
        previous = text[length];
    }

  return length;
}

static xmlDoc *
read_text (Reading *reading)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) document = NULL;

  parser->_private = reading;
  parser->sax->serror = (xmlStructuredErrorFunc) on_error; /* const from 2.12 on */
  parser->sax->internalSubset = on_document_type;
  parser->sax->getEntity = on_entity;
  parser->sax->startElementNs = on_element;
  parser->sax->comment = NULL;
  parser->sax->processingInstruction = on_instruction;
  document = xmlCtxtReadIO (parser, on_more_wanted, NULL, reading, NULL, "UTF-8",
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC);
  xmlFreeParserCtxt (parser);
  xmlResetLastError ();

  return reading->faulty ? NULL : g_steal_pointer (&document);
}

/**
 * portolan_autoconfig_document_read:
 * @body: a file as it came
 * @status: (out): %PORTOLAN_AUTOCONFIG_OK or why there is no tree
 *
 * Returns: (transfer full) (nullable): the tree of a whole and well-formed file of settings
 */
xmlDoc *
portolan_autoconfig_document_read (GBytes *body, PortolanAutoconfigStatus *status)
{
  g_autoptr (xmlDoc) document = NULL;
  g_autofree char *text = NULL;
  Reading reading = { .status = PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG };
  gboolean faithful, whole;

  *status = PORTOLAN_AUTOCONFIG_TOO_BIG;
  if (g_bytes_get_size (body) > PORTOLAN_MAX_AUTOCONFIG_BYTES)
    return NULL;

  text = portolan_autoconfig_decode (body, &faithful);
  reading.text = text;
  reading.left = measure_readable (text);
  whole = text[reading.left] == '\0';
  document = read_text (&reading);

  if (document != NULL && faithful && whole)
    {
      *status = PORTOLAN_AUTOCONFIG_OK;
      return g_steal_pointer (&document);
    }
  if (whole || reading.status == PORTOLAN_AUTOCONFIG_NOT_AUTOCONFIG)
    *status = reading.status;
  return NULL;
}

gboolean
portolan_autoconfig_is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, BAD_CAST name);
}

static char *
join_text (const xmlNode *first)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *node = first; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE)
      g_string_append (text, (const char *) node->content);

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * portolan_autoconfig_get_text:
 * @node: an element
 *
 * Returns: (transfer full): the text of @node itself, without spaces around it
 */
char *
portolan_autoconfig_get_text (const xmlNode *node)
{
  return join_text (node->children);
}

/**
 * portolan_autoconfig_get_child:
 * @node: an element
 * @name: the name of an element in it
 *
 * Returns: (transfer full) (nullable): the text of the first such element that has any
 */
char *
portolan_autoconfig_get_child (const xmlNode *node, const char *name)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (portolan_autoconfig_is_element (child, name))
      {
        g_autofree char *text = portolan_autoconfig_get_text (child);

        if (*text != '\0')
          return g_steal_pointer (&text);
      }

  return NULL;
}

/**
 * portolan_autoconfig_get_attribute:
 * @node: an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): its value, without spaces around it
 */
char *
portolan_autoconfig_get_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (xmlStrEqual (attribute->name, BAD_CAST name))
      return join_text (attribute->children);

  return NULL;
}
