/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "sources/import.h"

G_BEGIN_DECLS

/**
 * PortolanImportPlaces:
 * @home: the user's home folder
 * @config: where programs keep their settings, mostly ~/.config
 *
 * Where other programs are looked for.
 */
typedef struct {
  const char *home;
  const char *config;
} PortolanImportPlaces;

#define PORTOLAN_IMPORT_MAX_PLACES 3

/**
 * PortolanImportProgram:
 * @in_home: places below the home folder
 * @in_config: places below the folder for settings
 * @choose: (nullable): for places that are folders: the path of the file to read, from one of the
 *   names in it, or %NULL
 * @parse_index: (nullable): for places that are files which name the others: their paths
 * @max_size: the most octets that one of the files may have
 * @parse: reads the text of one
 *
 * Where a program keeps its accounts. Paths that @choose and @parse_index tell may be relative to
 * the folder. Without both, places are the files themselves.
 */
typedef struct {
  const char *in_home[PORTOLAN_IMPORT_MAX_PLACES];
  const char *in_config[PORTOLAN_IMPORT_MAX_PLACES];
  char *(*choose) (const char *name);
  GStrv (*parse_index) (const char *text);
  gsize max_size;
  PortolanImportParseFunc parse;
} PortolanImportProgram;

extern const PortolanImportProgram portolan_import_thunderbird;
extern const PortolanImportProgram portolan_import_evolution;
extern const PortolanImportProgram portolan_import_geary;
extern const PortolanImportProgram portolan_import_msmtp;

void       portolan_import_program_async  (const PortolanImportProgram *program,
                                           const PortolanImportPlaces  *places,
                                           GCancellable                *cancellable,
                                           GAsyncReadyCallback          callback,
                                           gpointer                     user_data);
GPtrArray *portolan_import_program_finish (GAsyncResult                *result,
                                           GError                     **error);

G_END_DECLS
