/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a value of the table of providers may be. Each of these says in @error what is wrong. */

typedef struct {
  const char *name;
  guint value;
} PortolanWord;

gboolean     portolan_value_complain    (GError            **error,
                                         const char         *format,
                                         ...) G_GNUC_PRINTF (2, 3);
const char **portolan_value_split       (char               *value,
                                         char                separator);
gboolean     portolan_value_find_word   (const char         *name,
                                         const PortolanWord *words,
                                         gsize               n_words,
                                         guint              *value,
                                         GError            **error);
gboolean     portolan_value_find_words  (char               *names,
                                         const PortolanWord *words,
                                         gsize               n_words,
                                         guint              *flags,
                                         GError            **error);
gboolean     portolan_value_find_number (const char         *text,
                                         guint64            *number,
                                         GError            **error);
gboolean     portolan_value_is_name     (const char         *name,
                                         GError            **error);
gboolean     portolan_value_is_domain   (const char         *domain,
                                         GError            **error);
gboolean     portolan_value_is_host     (const char         *host,
                                         GError            **error);
gboolean     portolan_value_is_username (const char         *username,
                                         GError            **error);
gboolean     portolan_value_is_url      (const char         *url,
                                         GError            **error);
gboolean     portolan_value_is_day      (const char         *day,
                                         GError            **error);

G_END_DECLS
