/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "model/proposal.h"
#include "sources/provider.h"

G_BEGIN_DECLS

/**
 * PortolanSecret:
 * @PORTOLAN_SECRET_PASSWORD: the password that mail is read with
 * @PORTOLAN_SECRET_APP_PASSWORD: a password that the provider makes for one program
 * @PORTOLAN_SECRET_KEY: a key that a sending service makes
 * @PORTOLAN_SECRET_BROWSER: none: one signs in with the web browser
 * @PORTOLAN_SECRET_NONE: none: other programs are not let in
 *
 * What one signs in with.
 */
typedef enum {
  PORTOLAN_SECRET_PASSWORD,
  PORTOLAN_SECRET_APP_PASSWORD,
  PORTOLAN_SECRET_KEY,
  PORTOLAN_SECRET_BROWSER,
  PORTOLAN_SECRET_NONE,
} PortolanSecret;

/**
 * PortolanNextStep:
 * @text: what to do, in sentences
 * @link: (nullable): what the page at @url is for, in a few words, as on a button
 * @url: (nullable): the web page where it is done
 *
 * One thing to do. @text and @link are in the user's language.
 */
typedef struct {
  char *text;
  const char *link;
  const char *url;
} PortolanNextStep;

/**
 * PortolanNextSteps:
 * @secret: what to sign in with
 * @title: one sentence on that, for %PORTOLAN_SECRET_PASSWORD %NULL
 * @steps: (element-type PortolanNextStep): what to do before the first try, in this order; often
 *   nothing
 * @tip: (nullable): what to do if the first try fails, in sentences
 * @tip_url: (nullable): the web page where that is done
 * @needs_username: only the user knows the user name
 * @help_url: (nullable): where the provider writes about mail programs
 *
 * What people have to do at their provider's before a program can sign in there.
 */
typedef struct {
  PortolanSecret secret;
  char *title;
  GPtrArray *steps;
  char *tip;
  const char *tip_url;
  gboolean needs_username;
  const char *help_url;
} PortolanNextSteps;

PortolanNextSteps *portolan_next_steps_new  (const PortolanProvider *provider,
                                             GDateTime              *now);
void               portolan_next_steps_free (PortolanNextSteps      *self);

const PortolanProvider *
               portolan_provider_of_proposal (const PortolanProvider *own,
                                              const PortolanProposal *proposal);
PortolanSecret portolan_secret_of_provider   (const PortolanProvider *provider,
                                              GDateTime               *now);
const char    *portolan_secret_get_id        (PortolanSecret           secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanNextSteps, portolan_next_steps_free)

G_END_DECLS
