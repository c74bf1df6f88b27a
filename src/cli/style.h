/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PortolanStyle:
 * @PORTOLAN_STYLE_TITLE: bold
 * @PORTOLAN_STYLE_GOOD: green
 * @PORTOLAN_STYLE_CARE: yellow
 * @PORTOLAN_STYLE_DIM: grey
 */
typedef enum {
  PORTOLAN_STYLE_TITLE,
  PORTOLAN_STYLE_GOOD,
  PORTOLAN_STYLE_CARE,
  PORTOLAN_STYLE_DIM,
} PortolanStyle;

gboolean portolan_style_is_live (int            fd);
char    *portolan_style_paint   (int            fd,
                                 PortolanStyle  style,
                                 const char    *text);
char    *portolan_style_wrap    (const char    *text,
                                 const char    *indent);

G_END_DECLS
