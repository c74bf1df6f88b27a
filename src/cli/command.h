/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "cli/run.h"

G_BEGIN_DECLS

/**
 * PortolanExit:
 *
 * What a command tells the shell (DESIGN, contract).
 */
typedef enum {
  PORTOLAN_EXIT_DONE = 0,
  PORTOLAN_EXIT_PROBLEM = 1,
  PORTOLAN_EXIT_USAGE = 2,
  PORTOLAN_EXIT_NO_NETWORK = 3,
  PORTOLAN_EXIT_NO_STORE = 4,
  PORTOLAN_EXIT_INTERRUPTED = 130,
} PortolanExit;

/**
 * PortolanCommand:
 * @name: what is typed
 * @arguments: what follows it, for the help
 * @summary: one line, translatable
 * @run: does it; argv[0] is the command's name
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  PortolanExit (*run) (PortolanRun *run, int argc, char **argv);
} PortolanCommand;

PortolanExit portolan_command_find    (PortolanRun *run, int argc, char **argv);
PortolanExit portolan_command_set_up  (PortolanRun *run, int argc, char **argv);
PortolanExit portolan_command_check   (PortolanRun *run, int argc, char **argv);
PortolanExit portolan_command_list    (PortolanRun *run, int argc, char **argv);
PortolanExit portolan_command_show    (PortolanRun *run, int argc, char **argv);
PortolanExit portolan_command_forget  (PortolanRun *run, int argc, char **argv);
PortolanExit portolan_command_explain (PortolanRun *run, int argc, char **argv);

G_END_DECLS
