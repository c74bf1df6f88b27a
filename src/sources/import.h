/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "model/candidate.h"

G_BEGIN_DECLS

/**
 * PortolanImportParseFunc:
 * @name: the file's name, without its folder
 * @text: what is in it
 * @accounts: (element-type PortolanImportedAccount): what is found is added here
 *
 * Reads the text of one of a program's files, which may be broken in any way.
 */
typedef void (*PortolanImportParseFunc) (const char *name,
                                         const char *text,
                                         GPtrArray  *accounts);

GStrv      portolan_import_parse_profiles    (const char                 *text);
void       portolan_import_parse_thunderbird (const char                 *name,
                                              const char                 *text,
                                              GPtrArray                  *accounts);
void       portolan_import_parse_evolution   (const char                 *name,
                                              const char                 *text,
                                              GPtrArray                  *accounts);
void       portolan_import_parse_geary       (const char                 *name,
                                              const char                 *text,
                                              GPtrArray                  *accounts);
void       portolan_import_parse_msmtp       (const char                 *name,
                                              const char                 *text,
                                              GPtrArray                  *accounts);

GPtrArray *portolan_import_accounts_new (void);
void       portolan_import_add          (GPtrArray                  *accounts,
                                         const char                 *address,
                                         const char                 *host,
                                         guint                       port,
                                         PortolanSecurity            security,
                                         const char                 *username);
void       portolan_import_add_account  (GPtrArray                  *accounts,
                                         const char                 *address,
                                         const char                 *server);
void       portolan_import_add_server   (GPtrArray                  *accounts,
                                         const char                 *server,
                                         const char                 *host,
                                         guint                       port,
                                         PortolanSecurity            security,
                                         const char                 *username);
GPtrArray *portolan_import_match        (GPtrArray                  *accounts,
                                         const PortolanAddress      *address);

G_END_DECLS
