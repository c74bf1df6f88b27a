/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Every bound on what a server may make us do, in one place, with its reason. */

/* One line with its CRLF. RFC 5321 gives replies 512 octets, RFC 4954 gives challenges 12288. */
#define PORTOLAN_MAX_LINE 12290

/* The buffer behind it; must be larger than a line. */
#define PORTOLAN_LINE_BUFFER 16384

/* Lines of one reply, and octets of all its lines. Real EHLO replies have about a dozen. */
#define PORTOLAN_MAX_REPLY_LINES 128
#define PORTOLAN_MAX_REPLY_BYTES (64 * 1024)

/* Characters of a server's text that a person is shown. */
#define PORTOLAN_MAX_SHOWN_TEXT 500

/* Octets of a transcript; what comes after is left out. */
#define PORTOLAN_MAX_TRANSCRIPT (16 * 1024)

/* Challenges of one SASL exchange; SCRAM takes two, LOGIN two. */
#define PORTOLAN_MAX_SASL_ROUNDS 6

/* SCRAM iterations: real servers ask for 4096 to 100000; each costs us about a microsecond. */
#define PORTOLAN_MAX_SCRAM_ITERATIONS 200000

/* A command with an initial response must fit in one line (RFC 4954, section 4). */
#define PORTOLAN_MAX_COMMAND 512
