/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What asks web servers and reads their files is a module of its own. It brings in libsoup and
 * libxml2, a third of all the time that a program of ours takes to start, and most runs ask nobody.
 */

#define _GNU_SOURCE /* dladdr() */

#include "net/web.h"

#include <dlfcn.h>

#define MODULE "portolan-web.so"

/* It lies beside the library that this is part of, wherever that was put. */
static char *
find_module (void)
{
  g_autofree char *folder = NULL;
  Dl_info info;

  if (dladdr ((const void *) portolan_web_get, &info) == 0)
    g_error ("The loader does not know where this library is");

  folder = g_path_get_dirname (info.dli_fname);
  return g_build_filename (folder, MODULE, NULL);
}

/* As with any library that a program is linked to, one that is missing ends the program. One that
 * is there may lack memory, or a file that could be opened: the loader knows. */
static gpointer
load (void)
{
  g_autofree char *path = find_module ();
  gpointer module = dlopen (path, RTLD_NOW | RTLD_LOCAL);

  if (module == NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("Portolan is not installed completely: %s is missing", path);
  if (module == NULL)
    g_error ("A part of Portolan could not be loaded: %s", dlerror ());
  return module;
}

/**
 * portolan_web_get:
 * @function: the name of a function of the module
 *
 * Loads the module, the first time; it stays for good. Use PORTOLAN_WEB(), which keeps the type.
 *
 * Returns: (transfer none): the function
 */
gpointer
portolan_web_get (const char *function)
{
  static gsize module;
  gpointer address;

  if (g_once_init_enter (&module))
    g_once_init_leave (&module, (gsize) load ());

  address = dlsym ((gpointer) module, function);
  g_assert (address != NULL);
  return address;
}
