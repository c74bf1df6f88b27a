/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The look of the desktop, for a process whose windows are all ours. */

#include "config.h"

#include "setup/look.h"

#ifdef HAVE_ADWAITA
#include <adwaita.h>
#endif

#include "setup/color-scheme.h"

/**
 * portolan_look_follow_desktop:
 *
 * Takes on the style of the desktop, where libadwaita has it, and its preference for dark colours.
 * GTK must be up.
 */
void
portolan_look_follow_desktop (void)
{
#ifdef HAVE_ADWAITA
  adw_init ();
#else
  static PortolanColorScheme *color_scheme = NULL;

  if (color_scheme == NULL)
    color_scheme = portolan_color_scheme_new ();
#endif
}
