/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Your settings on a page: to be copied, saved as a file or printed. The password is never on it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "advice/sending-limits.h"
#include "assistant/describe.h"
#include "assistant/summary.h"

#define MARGIN 25 /* millimetres */
#define TITLE_FONT "Sans Bold 16"
#define TEXT_FONT "Sans 11"

/**
 * portolan_summary_new_text:
 * @flow: where settings were proved
 *
 * Returns: (transfer full): the settings, one a line, and what is to be known about sending
 */
char *
portolan_summary_new_text (const PortolanFlow *flow)
{
  const PortolanSettings *settings = flow->result->settings;
  g_auto (GStrv) advice = portolan_sending_advice (portolan_flow_get_provider (flow),
                                                   settings->port, settings->max_message_bytes);
  g_autofree char *limits = g_strjoinv ("\n", advice);
  /* Translators: settings as other mail programs and help pages call them, to be copied. */
  g_autofree char *lines = g_strdup_printf (_ ("E-mail address: %s\n"
                                               "Server: %s\n"
                                               "Port: %u\n"
                                               "Encryption: %s\n"
                                               "User name: %s\n"
                                               "Sign-in method: %s"),
                                            settings->address, settings->host, settings->port,
                                            portolan_describe_security_term (settings->security),
                                            settings->username, settings->auth);

  return g_strconcat (lines, *limits != '\0' ? "\n\n" : NULL, limits, NULL);
}

/* Printing */

typedef struct {
  char *title;
  char *text;
} Sheet;

static void
sheet_free (gpointer data, GClosure *closure)
{
  Sheet *sheet = data;

  g_free (sheet->title);
  g_free (sheet->text);
  g_free (sheet);
}

static PangoLayout *
new_layout (GtkPrintContext *context, const char *font, const char *text)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  const Sheet *sheet = user_data;
  g_autoptr (PangoLayout) title = new_layout (context, TITLE_FONT, sheet->title);
  g_autoptr (PangoLayout) text = new_layout (context, TEXT_FONT, sheet->text);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  int height;

  pango_cairo_show_layout (cr, title);
  pango_layout_get_size (title, NULL, &height);
  cairo_move_to (cr, 0, 2.0 * height / PANGO_SCALE);
  pango_cairo_show_layout (cr, text);
}

static GtkPageSetup *
new_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  return setup;
}

static Sheet *
new_sheet (const char *address, const char *text)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  /* Translators: the title of a printed page; %s is an e-mail address. */
  sheet->title = g_strdup_printf (_ ("Outgoing mail of %s"), address);
  sheet->text =
      g_strconcat (text, "\n\n", _ ("Your password is not on this page. Keep it apart."), NULL);
  return sheet;
}

/**
 * portolan_summary_new_print:
 * @address: whose settings they are
 * @text: what portolan_summary_new_text() says
 *
 * Returns: (transfer full): a print of it on one page, to be run
 */
GtkPrintOperation *
portolan_summary_new_print (const char *address, const char *text)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Sheet *sheet = new_sheet (address, text);
  g_autoptr (GtkPageSetup) setup = new_page_setup ();

  gtk_print_operation_set_job_name (operation, sheet->title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), sheet, sheet_free, 0);
  return operation;
}
