/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "assistant/flow.h"

G_BEGIN_DECLS

/**
 * PortolanStep:
 *
 * The pages by name, in their order; the last is the second way in. See the page table in
 * assistant.c.
 */
typedef enum {
  PORTOLAN_STEP_ADDRESS,
  PORTOLAN_STEP_MANUAL,
  PORTOLAN_STEP_SEARCH,
  PORTOLAN_STEP_PROPOSAL,
  PORTOLAN_STEP_CONSENT,
  PORTOLAN_STEP_SIGN_IN,
  PORTOLAN_STEP_SAVE,
  PORTOLAN_STEP_DONE,
  PORTOLAN_STEP_CHECK,
} PortolanStep;

#define PORTOLAN_TYPE_PAGE (portolan_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PortolanPage, portolan_page, PORTOLAN, PAGE, GtkWidget)

/**
 * PortolanPageClass:
 * @begin: the page comes into view: show what the flow holds, start what it has to do
 * @complete: the user pressed the blue button: do it, then portolan_page_go()
 * @cancel: the page is left, or the window closes: end whatever runs; may come twice
 * @would_lose: whether closing the window would lose what was typed or proved; by default nothing
 * @focus: (nullable): put the keyboard focus where typing should begin; by default the heading
 *
 * The whole contract between a page and the window.
 */
struct _PortolanPageClass {
  GtkWidgetClass parent_class;

  void (*begin) (PortolanPage *self);
  void (*complete) (PortolanPage *self);
  void (*cancel) (PortolanPage *self);
  gboolean (*would_lose) (PortolanPage *self);
  void (*focus) (PortolanPage *self);
};

void     portolan_page_begin         (PortolanPage *self);
void     portolan_page_complete      (PortolanPage *self);
void     portolan_page_cancel        (PortolanPage *self);
gboolean portolan_page_would_lose    (PortolanPage *self);
void     portolan_page_focus         (PortolanPage *self);
void     portolan_page_focus_heading (PortolanPage *self);

PortolanFlow *portolan_page_get_flow (PortolanPage *self);
void          portolan_page_go       (PortolanPage *self,
                                      PortolanStep  step);
void          portolan_page_go_found (PortolanPage *self);

gboolean    portolan_page_get_ready         (PortolanPage *self);
void        portolan_page_set_ready         (PortolanPage *self,
                                             gboolean      ready);
const char *portolan_page_get_title         (PortolanPage *self);
const char *portolan_page_get_forward_label (PortolanPage *self);
void        portolan_page_set_forward_label (PortolanPage *self,
                                             const char   *label);
void        portolan_page_set_heading       (PortolanPage *self,
                                             const char   *heading);
void        portolan_page_set_sentence      (PortolanPage *self,
                                             const char   *sentence);
void        portolan_page_set_icon_name     (PortolanPage *self,
                                             const char   *icon_name);

G_END_DECLS
