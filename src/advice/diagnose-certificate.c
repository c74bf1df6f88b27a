/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Facts become findings: certificates. A certificate out of date may be the server's neglect or
 * this computer's clock; one that nobody vouches for may be the server's own or that of a box in
 * between. Other certificates tell. */

#include "advice/diagnose.h"

#include <string.h>

#include "model/domain.h"

#define MAX_CLOCK_ERROR (60 * 60) /* seconds; certificates do not care for less */

#define OUT_OF_DATE (PORTOLAN_NEEDS_CERTIFICATE_EXPIRED | PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID)

/* The clock */

static const PortolanCertificate *
get_certificate (GPtrArray *attempts, guint i)
{
  const PortolanAttempt *attempt = g_ptr_array_index (attempts, i);

  return attempt->observation != NULL ? attempt->observation->certificate : NULL;
}

static const char *
get_host (GPtrArray *attempts, guint i)
{
  return ((const PortolanAttempt *) g_ptr_array_index (attempts, i))->endpoint->host;
}

static gboolean
is_of_one_owner (GPtrArray *attempts, guint i, guint j)
{
  return portolan_domain_same_owner (get_host (attempts, i), get_host (attempts, j));
}

/* Servers of different owners don't forget to renew on the same day: if no certificate is in date,
 * and there is a time at which all would be, then it is now. */
static gint64
guess_clock_offset (GPtrArray *attempts, gint64 now)
{
  gint64 begin = G_MININT64, end = G_MAXINT64;
  gboolean differ = FALSE;
  guint first = G_MAXUINT;

  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanCertificate *certificate = get_certificate (attempts, i);

      if (certificate == NULL)
        continue;
      if (certificate->not_before <= now && now <= certificate->not_after)
        return 0;
      if (first == G_MAXUINT)
        first = i;
      differ = differ || !is_of_one_owner (attempts, first, i);
      begin = MAX (begin, certificate->not_before);
      end = MIN (end, certificate->not_after);
    }

  if (!differ || begin > end)
    return 0;
  return now > end ? now - end : now - begin;
}

/**
 * portolan_diagnose_clock:
 * @attempts: (element-type PortolanAttempt): all that was tried
 * @now: seconds since 1970, as this computer has it
 * @told: the same, as some other computer has it, for example in the Date header of an HTTPS
 *   answer; 0 if nobody was asked or answered
 *
 * Judges this computer's clock. What was told counts more than what the certificates look like.
 *
 * Returns: by how many seconds the clock seems to be ahead, negative if it is behind; 0 if there is
 *   no sign that it is wrong
 */
gint64
portolan_diagnose_clock (GPtrArray *attempts, gint64 now, gint64 told)
{
  if (told == 0)
    return guess_clock_offset (attempts, now);

  return ABS (now - told) > MAX_CLOCK_ERROR ? now - told : 0;
}

/* In between */

/* Programs and boxes that show certificates of their own, as they call themselves in them. */
static const char *const interceptors[] = {
  "avast",  "AVG ",        "Barracuda", "Bitdefender", "Blue Coat", "Check Point",
  "Dr.Web", "ESET SSL",    "Fortinet",  "FortiGate",   "G DATA",    "Kaspersky",
  "McAfee", "Net Nanny",   "Norton",    "Palo Alto",   "Qustodio",  "SonicWall",
  "Sophos", "Trend Micro", "Umbrella",  "WatchGuard",  "Zscaler",
};

static gboolean
is_interceptor (const char *issuer)
{
  g_autofree char *folded = g_utf8_casefold (issuer, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (interceptors); i++)
    {
      g_autofree char *name = g_utf8_casefold (interceptors[i], -1);

      if (strstr (folded, name) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_unknown_issuer (const PortolanCertificate *certificate)
{
  return certificate != NULL && certificate->issuer != NULL && !certificate->self_signed &&
         (certificate->problems & PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED) != 0;
}

/**
 * portolan_diagnose_intercepted:
 * @attempts: (element-type PortolanAttempt): all that was tried
 *
 * Returns: whether something in between seems to answer for the servers: it says so in its
 *   certificate, or servers of different owners show certificates of one issuer whom nobody knows
 */
gboolean
portolan_diagnose_intercepted (GPtrArray *attempts)
{
  for (guint i = 0; i < attempts->len; i++)
    {
      const PortolanCertificate *one = get_certificate (attempts, i);

      if (!has_unknown_issuer (one))
        continue;
      if (is_interceptor (one->issuer))
        return TRUE;

      for (guint j = i + 1; j < attempts->len; j++)
        {
          const PortolanCertificate *other = get_certificate (attempts, j);

          if (has_unknown_issuer (other) && g_str_equal (one->issuer, other->issuer) &&
              !is_of_one_owner (attempts, i, j))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * portolan_diagnose_certificate:
 * @problems: what is wrong with a certificate and was not accepted
 * @attempts: (element-type PortolanAttempt): all that was tried, its server among them
 * @clock_offset: what portolan_diagnose_clock() gave
 *
 * Judges a certificate in view of the others.
 *
 * Returns: (transfer full) (element-type PortolanFinding): what is to be thought of it, most
 * telling first; empty if nothing is wrong
 */
GArray *
portolan_diagnose_certificate (PortolanNeeds problems, GPtrArray *attempts, gint64 clock_offset)
{
  GArray *findings;

  if ((problems & PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED) != 0 &&
      portolan_diagnose_intercepted (attempts))
    {
      findings = g_array_new (FALSE, FALSE, sizeof (PortolanFinding));
      g_array_append_vals (findings, &(PortolanFinding){ PORTOLAN_FINDING_INTERCEPTED }, 1);
      return findings;
    }

  /* By a wrong clock, the issuer's own certificate is out of date, too. */
  if ((problems & OUT_OF_DATE) != 0 && clock_offset != 0)
    problems = clock_offset > 0 ? PORTOLAN_NEEDS_CERTIFICATE_EXPIRED
                                : PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID;

  return portolan_diagnose_needs (problems & PORTOLAN_NEEDS_CERTIFICATE_ANY);
}
