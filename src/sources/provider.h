/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/address.h"
#include "model/candidate.h"

G_BEGIN_DECLS

/**
 * PortolanProviderKind:
 * @PORTOLAN_PROVIDER_KIND_MAILBOX: has mailboxes
 * @PORTOLAN_PROVIDER_KIND_SENDING: sends letters of people who have their mailbox elsewhere
 * @PORTOLAN_PROVIDER_KIND_FILTER: takes mail for others, sorts out spam and passes the rest on
 * @PORTOLAN_PROVIDER_KIND_FORWARDING: passes mail on to a mailbox elsewhere
 * @PORTOLAN_PROVIDER_KIND_RECEIVING: takes mail for programs, not for people
 *
 * What a provider does. The last three stand before mailboxes, or instead of them: they say nothing
 * about the server to send with.
 */
typedef enum {
  PORTOLAN_PROVIDER_KIND_MAILBOX,
  PORTOLAN_PROVIDER_KIND_SENDING,
  PORTOLAN_PROVIDER_KIND_FILTER,
  PORTOLAN_PROVIDER_KIND_FORWARDING,
  PORTOLAN_PROVIDER_KIND_RECEIVING,
} PortolanProviderKind;

/**
 * PortolanProviderSignIn:
 * @PORTOLAN_PROVIDER_SIGN_IN_NONE: other programs cannot sign in
 * @PORTOLAN_PROVIDER_SIGN_IN_OAUTH: in the browser
 * @PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD: with a password made for one program
 * @PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR: the same, but only where the account
 *   asks for a second step
 * @PORTOLAN_PROVIDER_SIGN_IN_PASSWORD: with the mailbox's own password
 * @PORTOLAN_PROVIDER_SIGN_IN_KEY: with a key of a sending service
 *
 * By what a provider lets other programs sign in.
 */
typedef enum /*< flags >*/ {
  PORTOLAN_PROVIDER_SIGN_IN_NONE = 0,
  PORTOLAN_PROVIDER_SIGN_IN_OAUTH = 1 << 0,
  PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD = 1 << 1,
  PORTOLAN_PROVIDER_SIGN_IN_APP_PASSWORD_WITH_TWO_FACTOR = 1 << 2,
  PORTOLAN_PROVIDER_SIGN_IN_PASSWORD = 1 << 3,
  PORTOLAN_PROVIDER_SIGN_IN_KEY = 1 << 4,
} PortolanProviderSignIn;

/**
 * PortolanProviderDoubts:
 * @PORTOLAN_PROVIDER_DOUBTS_NONE: all is confirmed
 * @PORTOLAN_PROVIDER_DOUBTS_SERVERS: the servers, which therefore rank as guesses
 * @PORTOLAN_PROVIDER_DOUBTS_MX: which hosts take mail for others, so that servers that were found
 *   by one rank as guesses
 * @PORTOLAN_PROVIDER_DOUBTS_USERNAME: the form of the user name
 * @PORTOLAN_PROVIDER_DOUBTS_SIGN_IN: by what one signs in
 * @PORTOLAN_PROVIDER_DOUBTS_SINCE: when the ordinary password stopped working
 * @PORTOLAN_PROVIDER_DOUBTS_LIMITS: how much may be sent
 *
 * What the table says of a provider without anybody having confirmed it.
 */
typedef enum /*< flags >*/ {
  PORTOLAN_PROVIDER_DOUBTS_NONE = 0,
  PORTOLAN_PROVIDER_DOUBTS_SERVERS = 1 << 0,
  PORTOLAN_PROVIDER_DOUBTS_MX = 1 << 1,
  PORTOLAN_PROVIDER_DOUBTS_USERNAME = 1 << 2,
  PORTOLAN_PROVIDER_DOUBTS_SIGN_IN = 1 << 3,
  PORTOLAN_PROVIDER_DOUBTS_SINCE = 1 << 4,
  PORTOLAN_PROVIDER_DOUBTS_LIMITS = 1 << 5,
} PortolanProviderDoubts;

/**
 * PortolanProviderLimits:
 * @letters_per_minute: how many letters a minute
 * @letters_per_hour: how many letters an hour
 * @letters_per_day: how many letters a day
 * @recipients_per_day: how many recipients a day, all letters together
 * @recipients_per_message: how many recipients one letter may have
 *
 * How much an ordinary account may send, where a new one may send less, that. 0 is not known.
 */
typedef struct {
  guint64 letters_per_minute;
  guint64 letters_per_hour;
  guint64 letters_per_day;
  guint64 recipients_per_day;
  guint64 recipients_per_message;
} PortolanProviderLimits;

/**
 * PortolanProvider:
 * @id: the name of its group, the same for ever
 * @name: as people know it
 * @family: (nullable): the same word at each part of one firm, for its regions and plans
 * @kind: what it does
 * @domains: (not nullable): what stands after the @; "*.x.example" are all names below x.example
 * @well_known: (not nullable): those of @domains that very many people have
 * @mx: (not nullable): how the hosts that take mail for other domains end
 * @servers: (element-type PortolanCandidate): where letters are handed in, the best first, as the
 *   table has them: hosts may hold places to fill in. Use portolan_provider_list_candidates()
 * @hosts: (not nullable): hosts of which nothing more is known for sure
 * @regions: (not nullable): what can stand for {region} in a host
 * @username_form: which name the server knows the account by
 * @username_word: (nullable): the name itself for %PORTOLAN_USERNAME_FORM_OTHER, if it is the same
 *   for everybody or can be made from the address
 * @username_hint: (nullable): what to type for %PORTOLAN_USERNAME_FORM_OTHER, else; goes on after
 *   "The user name is"
 * @sign_in: by what one signs in
 * @password_hint: (nullable): which password is meant, a sentence
 * @no_password_since: (nullable): the day from which the ordinary password no longer works, as in
 *   2022-05-30; may lie ahead
 * @switch_on: (nullable): what to do in the account before any program can send, in sentences
 * @switch_on_url: (nullable): where to do it
 * @limits: how much may be sent
 * @limits_text: (nullable): the whole story, where @limits do not tell it
 * @max_message_bytes: the largest letter, 0 if not known
 * @help_url: (nullable): where the provider writes about mail programs
 * @app_password_url: (nullable): where to make an app password
 * @note: (nullable): anything else worth knowing, in sentences
 * @doubts: what of this nobody has confirmed
 *
 * What the table knows about a provider. Read only; it and its strings belong to the table. All
 * sentences are English, to be passed through gettext.
 */
typedef struct _PortolanProvider PortolanProvider;

struct _PortolanProvider {
  const char *id;
  const char *name;
  const char *family;
  PortolanProviderKind kind;
  const char **domains;
  const char **well_known;
  const char **mx;
  GPtrArray *servers;
  const char **hosts;
  const char **regions;
  PortolanUsernameForm username_form;
  const char *username_word;
  const char *username_hint;
  PortolanProviderSignIn sign_in;
  const char *password_hint;
  const char *no_password_since;
  const char *switch_on;
  const char *switch_on_url;
  PortolanProviderLimits limits;
  const char *limits_text;
  guint64 max_message_bytes;
  const char *help_url;
  const char *app_password_url;
  const char *note;
  PortolanProviderDoubts doubts;
};

PortolanProvider *portolan_provider_new             (const char             *id);
void              portolan_provider_free            (PortolanProvider       *self);
gboolean          portolan_provider_stands_before   (const PortolanProvider *self);
GPtrArray        *portolan_provider_list_candidates (const PortolanProvider *self,
                                                     const PortolanAddress  *address,
                                                     const char             *mx,
                                                     const char             *region);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanProvider, portolan_provider_free)

G_END_DECLS
