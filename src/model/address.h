/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/types.h"

G_BEGIN_DECLS

/**
 * PortolanAddress:
 * @text: the whole address as it is shown and saved, domain in lower case
 * @local_part: what stands before the @, as typed
 * @domain: what stands after the @, in lower case, IDN in its ASCII form (RFC 5890), for DNS
 * @shown_domain: the same in the letters that were typed
 *
 * An e-mail address, split. Read only; all strings are UTF-8.
 */
struct _PortolanAddress {
  char *text;
  char *local_part;
  char *domain;
  char *shown_domain;
};

PortolanAddress *portolan_address_parse (const char            *typed,
                                         GError               **error);
PortolanAddress *portolan_address_copy  (const PortolanAddress *address);
void             portolan_address_free  (PortolanAddress       *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanAddress, portolan_address_free)

G_END_DECLS
