/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The vocabulary: every word that the rest of the code uses, in one place.
 * Each value's short name ("starttls", "local-part") is what JSON, the saved item and the
 * command line say; see portolan_nick(). */

/**
 * PortolanSecurity:
 * @PORTOLAN_SECURITY_NONE: nothing is encrypted
 * @PORTOLAN_SECURITY_STARTTLS: starts in the clear, then upgrades (RFC 3207)
 * @PORTOLAN_SECURITY_TLS: implicit TLS, encrypted from the first byte (RFC 8314, section 3.3)
 *
 * How a conversation is protected, least safe first.
 */
typedef enum {
  PORTOLAN_SECURITY_NONE,
  PORTOLAN_SECURITY_STARTTLS,
  PORTOLAN_SECURITY_TLS,
} PortolanSecurity;

/**
 * PortolanOrigin:
 * @PORTOLAN_ORIGIN_USER: typed by the user
 * @PORTOLAN_ORIGIN_IMPORTED: another program's account on this computer
 * @PORTOLAN_ORIGIN_PROVIDER: our own table of providers
 * @PORTOLAN_ORIGIN_AUTOCONFIG: the domain's own file, over HTTPS
 * @PORTOLAN_ORIGIN_SRV: DNS SRV records (RFC 6186, RFC 8314)
 * @PORTOLAN_ORIGIN_ISPDB: a public database of providers
 * @PORTOLAN_ORIGIN_MX: the host that takes the domain's mail names the provider
 * @PORTOLAN_ORIGIN_CERTIFICATE: a name found in a certificate
 * @PORTOLAN_ORIGIN_GUESS: a rule of thumb
 *
 * Who named a host, most trusted first.
 */
typedef enum {
  PORTOLAN_ORIGIN_USER,
  PORTOLAN_ORIGIN_IMPORTED,
  PORTOLAN_ORIGIN_PROVIDER,
  PORTOLAN_ORIGIN_AUTOCONFIG,
  PORTOLAN_ORIGIN_SRV,
  PORTOLAN_ORIGIN_ISPDB,
  PORTOLAN_ORIGIN_MX,
  PORTOLAN_ORIGIN_CERTIFICATE,
  PORTOLAN_ORIGIN_GUESS,
} PortolanOrigin;

/**
 * PortolanUsernameForm:
 * @PORTOLAN_USERNAME_FORM_ADDRESS: the whole address
 * @PORTOLAN_USERNAME_FORM_LOCAL_PART: the part before the @
 * @PORTOLAN_USERNAME_FORM_OTHER: something else, written out
 *
 * Which name the server knows the account by.
 */
typedef enum {
  PORTOLAN_USERNAME_FORM_ADDRESS,
  PORTOLAN_USERNAME_FORM_LOCAL_PART,
  PORTOLAN_USERNAME_FORM_OTHER,
} PortolanUsernameForm;

/**
 * PortolanStage:
 * @PORTOLAN_STAGE_RESOLVE: look the host's name up
 * @PORTOLAN_STAGE_CONNECT: TCP connection
 * @PORTOLAN_STAGE_TLS: TLS handshake, at once or after STARTTLS was agreed
 * @PORTOLAN_STAGE_GREETING: the server's first reply
 * @PORTOLAN_STAGE_EHLO: EHLO and its capabilities
 * @PORTOLAN_STAGE_STARTTLS: the STARTTLS command
 * @PORTOLAN_STAGE_EHLO_TLS: EHLO again, inside TLS
 *
 * The steps of a probe. Implicit TLS goes resolve, connect, tls, greeting, ehlo; a port that
 * starts in the clear goes resolve, connect, greeting, ehlo, starttls, tls, ehlo-tls.
 */
typedef enum {
  PORTOLAN_STAGE_RESOLVE,
  PORTOLAN_STAGE_CONNECT,
  PORTOLAN_STAGE_TLS,
  PORTOLAN_STAGE_GREETING,
  PORTOLAN_STAGE_EHLO,
  PORTOLAN_STAGE_STARTTLS,
  PORTOLAN_STAGE_EHLO_TLS,
} PortolanStage;

#define PORTOLAN_N_STAGES (PORTOLAN_STAGE_EHLO_TLS + 1)

/**
 * PortolanFailure:
 * @PORTOLAN_FAILURE_NONE: went through to the end
 * @PORTOLAN_FAILURE_NAME_NOT_FOUND: the host's name does not exist
 * @PORTOLAN_FAILURE_RESOLVER: the name service did not answer
 * @PORTOLAN_FAILURE_UNREACHABLE: no way to that address from here
 * @PORTOLAN_FAILURE_REFUSED: the computer is there, nothing listens at that port
 * @PORTOLAN_FAILURE_TIMED_OUT: no answer in time
 * @PORTOLAN_FAILURE_DROPPED: the server hung up
 * @PORTOLAN_FAILURE_NOT_TLS: TLS was expected and something else came
 * @PORTOLAN_FAILURE_TLS: TLS could not be agreed on
 * @PORTOLAN_FAILURE_NOT_SMTP: the answer is no SMTP reply, or one that breaks its rules
 * @PORTOLAN_FAILURE_INJECTED: something unasked came before the encryption began
 * @PORTOLAN_FAILURE_REPLY: an SMTP reply that says no
 * @PORTOLAN_FAILURE_OFFLINE: this computer has lost its network on the way
 * @PORTOLAN_FAILURE_STOPPED: given up by ourselves, nothing is known
 *
 * Why an observation ended where it did: a fact about the server or the way to it.
 */
typedef enum {
  PORTOLAN_FAILURE_NONE,
  PORTOLAN_FAILURE_NAME_NOT_FOUND,
  PORTOLAN_FAILURE_RESOLVER,
  PORTOLAN_FAILURE_UNREACHABLE,
  PORTOLAN_FAILURE_REFUSED,
  PORTOLAN_FAILURE_TIMED_OUT,
  PORTOLAN_FAILURE_DROPPED,
  PORTOLAN_FAILURE_NOT_TLS,
  PORTOLAN_FAILURE_TLS,
  PORTOLAN_FAILURE_NOT_SMTP,
  PORTOLAN_FAILURE_INJECTED,
  PORTOLAN_FAILURE_REPLY,
  PORTOLAN_FAILURE_OFFLINE,
  PORTOLAN_FAILURE_STOPPED,
} PortolanFailure;

/**
 * PortolanCertificateState:
 * @PORTOLAN_CERTIFICATE_STATE_NONE: no certificate was seen
 * @PORTOLAN_CERTIFICATE_STATE_VALID: vouched for, in date, for this host
 * @PORTOLAN_CERTIFICATE_STATE_EXPIRED: has run out
 * @PORTOLAN_CERTIFICATE_STATE_NOT_YET_VALID: begins in the future
 * @PORTOLAN_CERTIFICATE_STATE_WRONG_NAME: belongs to another host
 * @PORTOLAN_CERTIFICATE_STATE_UNTRUSTED: nobody this computer trusts vouches for it
 * @PORTOLAN_CERTIFICATE_STATE_REVOKED: withdrawn by its issuer
 *
 * What is to be thought of a certificate; the gravest problem when there are several.
 */
typedef enum {
  PORTOLAN_CERTIFICATE_STATE_NONE,
  PORTOLAN_CERTIFICATE_STATE_VALID,
  PORTOLAN_CERTIFICATE_STATE_EXPIRED,
  PORTOLAN_CERTIFICATE_STATE_NOT_YET_VALID,
  PORTOLAN_CERTIFICATE_STATE_WRONG_NAME,
  PORTOLAN_CERTIFICATE_STATE_UNTRUSTED,
  PORTOLAN_CERTIFICATE_STATE_REVOKED,
} PortolanCertificateState;

/**
 * PortolanNeeds:
 * @PORTOLAN_NEEDS_NOTHING: safe as it is
 * @PORTOLAN_NEEDS_ENCRYPTION_MISSING: the password would travel in the clear
 * @PORTOLAN_NEEDS_TLS_TOO_OLD: encrypted by a version of TLS before 1.2
 * @PORTOLAN_NEEDS_CERTIFICATE_EXPIRED: see %PORTOLAN_CERTIFICATE_STATE_EXPIRED
 * @PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID: see %PORTOLAN_CERTIFICATE_STATE_NOT_YET_VALID
 * @PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME: see %PORTOLAN_CERTIFICATE_STATE_WRONG_NAME
 * @PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED: see %PORTOLAN_CERTIFICATE_STATE_UNTRUSTED
 * @PORTOLAN_NEEDS_CERTIFICATE_REVOKED: see %PORTOLAN_CERTIFICATE_STATE_REVOKED
 * @PORTOLAN_NEEDS_OTHER_DOMAIN: only unprotected DNS or a third party names this host
 *
 * What the user must accept, each by itself, before a password may go there.
 */
typedef enum /*< flags >*/ {
  PORTOLAN_NEEDS_NOTHING = 0,
  PORTOLAN_NEEDS_ENCRYPTION_MISSING = 1 << 0,
  PORTOLAN_NEEDS_TLS_TOO_OLD = 1 << 1,
  PORTOLAN_NEEDS_CERTIFICATE_EXPIRED = 1 << 2,
  PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID = 1 << 3,
  PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME = 1 << 4,
  PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED = 1 << 5,
  PORTOLAN_NEEDS_CERTIFICATE_REVOKED = 1 << 6,
  PORTOLAN_NEEDS_OTHER_DOMAIN = 1 << 7,
} PortolanNeeds;

#define PORTOLAN_NEEDS_CERTIFICATE_ANY                                                             \
  (PORTOLAN_NEEDS_CERTIFICATE_EXPIRED | PORTOLAN_NEEDS_CERTIFICATE_NOT_YET_VALID |                 \
   PORTOLAN_NEEDS_CERTIFICATE_WRONG_NAME | PORTOLAN_NEEDS_CERTIFICATE_UNTRUSTED |                  \
   PORTOLAN_NEEDS_CERTIFICATE_REVOKED)

/**
 * PortolanNetwork:
 * @PORTOLAN_NETWORK_UP: there is a network
 * @PORTOLAN_NETWORK_CAPTIVE: there is one, behind a sign-in page
 * @PORTOLAN_NETWORK_DOWN: there is none
 */
typedef enum {
  PORTOLAN_NETWORK_UP,
  PORTOLAN_NETWORK_CAPTIVE,
  PORTOLAN_NETWORK_DOWN,
} PortolanNetwork;

typedef struct _PortolanAddress PortolanAddress;
typedef struct _PortolanCandidate PortolanCandidate;
typedef struct _PortolanCapabilities PortolanCapabilities;
typedef struct _PortolanCertificate PortolanCertificate;
typedef struct _PortolanEndpoint PortolanEndpoint;
typedef struct _PortolanObservation PortolanObservation;
typedef struct _PortolanProposal PortolanProposal;
typedef struct _PortolanSettings PortolanSettings;

G_END_DECLS
