/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* SASL by libgsasl: which mechanism, and its steps. The password is lent to libgsasl for one
 * exchange and its copy wiped before it is given back. */

#include "smtp/sasl.h"

#include <gsasl.h>
#include <stdlib.h>
#include <string.h>

#include "model/bounds.h"

typedef struct {
  const char *name;
  gboolean speaks_first;   /* the client begins (RFC 4422, section 5) */
  gboolean shows_password; /* the server, and whoever is in its place, gets to read it */
} Mechanism;

/* Simplest first: what is saved is for every mail program, and PLAIN is what all of them know. */
static const Mechanism mechanisms[] = {
  { "PLAIN", TRUE, TRUE },          /* RFC 4616 */
  { "LOGIN", FALSE, TRUE },         /* draft-murchison-sasl-login */
  { "SCRAM-SHA-256", TRUE, FALSE }, /* RFC 7677 */
  { "SCRAM-SHA-1", TRUE, FALSE },   /* RFC 5802 */
  { "CRAM-MD5", FALSE, FALSE },     /* RFC 2195 */
};

struct _PortolanSasl {
  const Mechanism *mechanism;
  Gsasl *library;
  Gsasl_session *session;
  guint rounds;
  gboolean done;
};

static gboolean
is_offered (const Mechanism *mechanism, const char *const *offered)
{
  return g_strv_contains (offered, mechanism->name);
}

/**
 * portolan_sasl_choose:
 * @offered: (array zero-terminated=1): the server's mechanisms, in upper case
 * @private_channel: nobody but the proved server can read what is sent; otherwise those that keep
 *   the password to themselves go first
 *
 * Returns: (nullable): the mechanism to use, or %NULL if none is known here
 */
const char *
portolan_sasl_choose (const char *const *offered, gboolean private_channel)
{
  if (!private_channel)
    for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
      if (!mechanisms[i].shows_password && is_offered (&mechanisms[i], offered))
        return mechanisms[i].name;

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    if (is_offered (&mechanisms[i], offered))
      return mechanisms[i].name;

  return NULL;
}

static const Mechanism *
lookup (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    if (g_str_equal (mechanisms[i].name, name))
      return &mechanisms[i];

  return NULL;
}

/**
 * portolan_sasl_shows_password:
 * @mechanism: one that portolan_sasl_choose() gave
 *
 * Returns: whether the server gets to read the password, not only a proof that it is known
 */
gboolean
portolan_sasl_shows_password (const char *mechanism)
{
  const Mechanism *known = lookup (mechanism);

  return known == NULL || known->shows_password;
}

/**
 * portolan_sasl_new:
 * @mechanism: one that portolan_sasl_choose() gave
 * @host: the server
 * @username: the user name, UTF-8
 * @password: the password
 *
 * Returns: (transfer full) (nullable): an exchange, or %NULL if libgsasl can't do it
 */
PortolanSasl *
portolan_sasl_new (const char *mechanism,
                   const char *host,
                   const char *username,
                   SecretValue *password)
{
  g_autoptr (PortolanSasl) sasl = g_new0 (PortolanSasl, 1);

  sasl->mechanism = lookup (mechanism);
  if (sasl->mechanism == NULL || gsasl_init (&sasl->library) != GSASL_OK ||
      gsasl_client_start (sasl->library, mechanism, &sasl->session) != GSASL_OK)
    return NULL;

  gsasl_property_set (sasl->session, GSASL_SERVICE, "smtp");
  gsasl_property_set (sasl->session, GSASL_HOSTNAME, host);
  gsasl_property_set (sasl->session, GSASL_AUTHID, username);
  gsasl_property_set (sasl->session, GSASL_PASSWORD, secret_value_get_text (password));
  return g_steal_pointer (&sasl);
}

static void
wipe_property (Gsasl_session *session, Gsasl_property property)
{
  const char *value = gsasl_property_fast (session, property);

  if (value != NULL) /* libgsasl has no call for this; the memory is its own until it is finished */
    explicit_bzero ((char *) value, strlen (value));
}

void
portolan_sasl_free (PortolanSasl *sasl)
{
  if (sasl->session != NULL)
    {
      wipe_property (sasl->session, GSASL_PASSWORD);
      gsasl_finish (sasl->session);
    }
  if (sasl->library != NULL)
    gsasl_done (sasl->library);
  g_free (sasl);
}

/**
 * portolan_sasl_speaks_first:
 * @sasl: an exchange
 *
 * Returns: whether the first response goes with the AUTH command (RFC 4954, section 4)
 */
gboolean
portolan_sasl_speaks_first (PortolanSasl *sasl)
{
  return sasl->mechanism->speaks_first;
}

/* "r=…,s=…,i=4096" (RFC 5802, section 5.1): a hostile server could keep us busy for hours. Where
 * there is a NUL, the library would read on. */
static gboolean
asks_too_much (PortolanSasl *sasl, const char *challenge)
{
  g_autofree guchar *decoded = NULL;
  g_autofree char *text = NULL;
  const char *iterations;
  gsize length;

  if (!g_str_has_prefix (sasl->mechanism->name, "SCRAM-") || *challenge == '\0')
    return FALSE;

  decoded = g_base64_decode (challenge, &length);
  if (memchr (decoded, '\0', length) != NULL)
    return TRUE;

  text = g_strndup ((const char *) decoded, length);
  iterations = strstr (text, ",i=");
  return iterations != NULL &&
         g_ascii_strtoull (iterations + strlen (",i="), NULL, 10) > PORTOLAN_MAX_SCRAM_ITERATIONS;
}

/* What gsasl_step64() does; but that leaves the password behind in memory, not yet encoded. */
static int
step (PortolanSasl *sasl, const char *challenge, char **response)
{
  char *question = NULL, *answer = NULL;
  size_t question_length = 0, answer_length = 0;
  int status, encoded = GSASL_OK;

  if (*challenge != '\0' &&
      gsasl_base64_from (challenge, strlen (challenge), &question, &question_length) != GSASL_OK)
    return GSASL_BASE64_ERROR;

  status = gsasl_step (sasl->session, question, question_length, &answer, &answer_length);
  if (status == GSASL_OK || status == GSASL_NEEDS_MORE)
    encoded = gsasl_base64_to (answer, answer_length, response, NULL);
  if (answer != NULL)
    explicit_bzero (answer, answer_length);
  gsasl_free (answer);
  gsasl_free (question);
  return encoded == GSASL_OK ? status : encoded;
}

/**
 * portolan_sasl_step:
 * @sasl: an exchange
 * @challenge: what the server asked, in base64; empty to speak first
 * @response: (out) (transfer full): what to send, in base64; free with portolan_sasl_wipe()
 *
 * Returns: whether there is something to send
 */
PortolanSaslStep
portolan_sasl_step (PortolanSasl *sasl, const char *challenge, char **response)
{
  int status;

  *response = NULL;
  if (sasl->done || sasl->rounds++ == PORTOLAN_MAX_SASL_ROUNDS || asks_too_much (sasl, challenge))
    return PORTOLAN_SASL_BROKEN;

  status = step (sasl, challenge, response);
  if (status != GSASL_OK && status != GSASL_NEEDS_MORE)
    return PORTOLAN_SASL_BROKEN;

  sasl->done = status == GSASL_OK;
  return PORTOLAN_SASL_SEND;
}

/**
 * portolan_sasl_accepts_success:
 * @sasl: an exchange
 *
 * Returns: whether the exchange is complete on our side; for SCRAM, that the server has proved
 *   that it knows the password
 */
gboolean
portolan_sasl_accepts_success (PortolanSasl *sasl)
{
  return sasl->done;
}

/**
 * portolan_sasl_wipe:
 * @response: (nullable): what portolan_sasl_step() gave
 */
void
portolan_sasl_wipe (char *response)
{
  if (response == NULL)
    return;

  explicit_bzero (response, strlen (response));
  gsasl_free (response);
}
