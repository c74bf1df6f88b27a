/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Running a search to its end, for the commands that need one. */

#include "cli/seek.h"

#include "cli/live.h"
#include "net/resolver.h"

/**
 * portolan_seek:
 * @run: the run
 * @address: whose server is looked for
 * @options: what narrows the search
 * @show: draw it on the terminal
 *
 * Returns: (transfer full) (nullable): the search, settled; %NULL if interrupted
 */
PortolanSearch *
portolan_seek (PortolanRun *run,
               const PortolanAddress *address,
               const PortolanSearchOptions *options,
               gboolean show)
{
  g_autoptr (PortolanSearch) search = portolan_search_new (address, options);
  g_autoptr (PortolanLive) live = show ? portolan_live_new (search) : NULL;
  g_autoptr (GAsyncResult) result = NULL;

  portolan_resolver_make_default ();
  portolan_search_run_async (search, portolan_run_get_cancellable (run), portolan_run_on_ready,
                             run);
  result = portolan_run_wait (run);
  if (!portolan_search_run_finish (search, result, NULL))
    return NULL;

  return g_steal_pointer (&search);
}
