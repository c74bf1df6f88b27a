/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PortolanTold:
 * @PORTOLAN_TOLD_NOTHING: nothing of the person
 * @PORTOLAN_TOLD_DOMAIN: the domain of the address
 * @PORTOLAN_TOLD_ADDRESS: the whole address
 * @PORTOLAN_TOLD_USERNAME: the user name
 * @PORTOLAN_TOLD_PASSWORD: the password
 * @PORTOLAN_TOLD_PROOF: a proof that the password is known, without the password itself
 *
 * What somebody was told about the person.
 */
typedef enum {
  PORTOLAN_TOLD_NOTHING = 0,
  PORTOLAN_TOLD_DOMAIN = 1 << 0,
  PORTOLAN_TOLD_ADDRESS = 1 << 1,
  PORTOLAN_TOLD_USERNAME = 1 << 2,
  PORTOLAN_TOLD_PASSWORD = 1 << 3,
  PORTOLAN_TOLD_PROOF = 1 << 4,
} PortolanTold;

/**
 * PortolanLedgerName:
 * @name: a name that was looked up
 * @type: the kind of record, such as "MX"
 *
 * A question to the name service.
 */
typedef struct {
  char *name;
  const char *type;
} PortolanLedgerName;

/**
 * PortolanLedgerHost:
 * @host: the host's name, or its address if it has none
 * @port: 1 to 65535
 * @addresses: (element-type utf8): where it was tried to reach it
 * @told: what it was told, if it was reached
 *
 * A host that was contacted.
 */
typedef struct {
  char *host;
  guint16 port;
  GPtrArray *addresses;
  PortolanTold told;
} PortolanLedgerHost;

void       portolan_ledger_note_name    (const char        *name,
                                         const char        *type);
void       portolan_ledger_note_contact (const char        *host,
                                         guint16            port,
                                         GSocketConnection *connection);
void       portolan_ledger_note_told    (const char        *host,
                                         guint16            port,
                                         PortolanTold       told);

GPtrArray *portolan_ledger_get_names    (void);
GPtrArray *portolan_ledger_get_hosts    (void);
void       portolan_ledger_clear        (void);

GStrv      portolan_told_to_nicks       (PortolanTold       told);

G_END_DECLS
