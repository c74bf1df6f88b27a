/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* Every bound on what strangers may make us do, in one place, with its reason. */

/* A name as text, without the final dot, and one label of it: RFC 1035, section 2.3.4. */
#define PORTOLAN_MAX_HOST 253
#define PORTOLAN_MAX_LABEL 63

/* Records of one answer of a name service; large providers have a dozen. A name with hundreds of
 * addresses is no better for it. */
#define PORTOLAN_MAX_DNS_RECORDS 32

/* Hosts of one SRV service, the preferred first. RFC 2782 wants all tried; a person would wait. */
#define PORTOLAN_MAX_SRV_TARGETS 4

/* One line with its CRLF. RFC 5321 gives replies 512 octets, RFC 4954 gives challenges 12288. */
#define PORTOLAN_MAX_LINE 12290

/* The buffer behind it; must be larger than a line. */
#define PORTOLAN_LINE_BUFFER 16384

/* Lines of one reply, and octets of all its lines. Real EHLO replies have about a dozen; fewer lines
 * than this are all the capabilities that there can be. */
#define PORTOLAN_MAX_REPLY_LINES 128
#define PORTOLAN_MAX_REPLY_BYTES (64 * 1024)

/* Ways to sign in of one server; real ones have ten at most. A name of one: RFC 4422, section 3.1. */
#define PORTOLAN_MAX_MECHANISMS 32
#define PORTOLAN_MAX_MECHANISM_LENGTH 20

/* Characters of a server's text that a person is shown. */
#define PORTOLAN_MAX_SHOWN_TEXT 500

/* Octets of a transcript; what comes after is left out. */
#define PORTOLAN_MAX_TRANSCRIPT (16 * 1024)

/* A command with an initial response must fit in one line (RFC 4954, section 4). */
#define PORTOLAN_MAX_COMMAND 512

/* Challenges of one SASL exchange; SCRAM takes two, LOGIN two. */
#define PORTOLAN_MAX_SASL_ROUNDS 6

/* SCRAM iterations: real servers ask for 4096 to 100000; each costs us about a microsecond. */
#define PORTOLAN_MAX_SCRAM_ITERATIONS 200000

/* Names of a certificate that are read, and octets of one. Shared certificates of hosters have 100
 * (the most that public authorities issue); the TLS library bounds the chain itself, to 16
 * certificates, and what it takes up to 128 KiB. */
#define PORTOLAN_MAX_CERTIFICATE_NAMES 100
#define PORTOLAN_MAX_CERTIFICATE_NAME 256

/* Names in a certificate that are tried as servers: the name is a hint, not a list of work. */
#define PORTOLAN_MAX_CERTIFICATE_HOSTS 2

/* Doors of one search (a common one has a dozen), and those that are knocked at side by side:
 * fourteen, and one of them is for the conversation that is kept. */
#define PORTOLAN_MAX_ENDPOINTS 24
#define PORTOLAN_MAX_PROBES 13

/* Redirects of one question to a web server (real files need one or two), connections side by side,
 * and seconds in which nothing comes; the deadline of the one who asks is absolute. */
#define PORTOLAN_MAX_REDIRECTS 3
#define PORTOLAN_MAX_WEB_CONNECTIONS 8
#define PORTOLAN_MAX_WEB_IDLE 8

/* Answers with a status below 200 before the real one (RFC 9110, section 15.2); one is usual. */
#define PORTOLAN_MAX_WEB_HINTS 8

/* A settings file, decoded: real ones have a few KiB. Its elements and processing instructions, and
 * attributes: the largest files have hundreds of elements, most of them without attributes, and the
 * time that libxml2 takes grows with the square of their number. */
#define PORTOLAN_MAX_AUTOCONFIG_BYTES (256 * 1024)
#define PORTOLAN_MAX_AUTOCONFIG_ELEMENTS 2000
#define PORTOLAN_MAX_AUTOCONFIG_ATTRIBUTES 500

/* What is taken from it: servers, web pages, octets of a URL and of a value with its variables filled
 * in, characters of a user name, of a provider's name and of a page's text. */
#define PORTOLAN_MAX_AUTOCONFIG_SERVERS 8
#define PORTOLAN_MAX_AUTOCONFIG_PAGES 8
#define PORTOLAN_MAX_AUTOCONFIG_URL 2048
#define PORTOLAN_MAX_AUTOCONFIG_VALUE 1024
#define PORTOLAN_MAX_AUTOCONFIG_USERNAME 256
#define PORTOLAN_MAX_AUTOCONFIG_NAME 80
#define PORTOLAN_MAX_AUTOCONFIG_TEXT 400

/* Octets in which its encoding is looked for: in its declaration, else in its first elements. */
#define PORTOLAN_MAX_XML_DECLARATION 200
#define PORTOLAN_MAX_XML_START 4096

/* Other doors that are read from what was saved; we write six. */
#define PORTOLAN_MAX_SAVED_ALTERNATIVES 16

/* Objects and lists inside each other in what was saved: ours have three. Members of newer versions
 * may have more. */
#define PORTOLAN_MAX_SAVED_DEPTH 32

/* Other programs' accounts: those of one program, since more would only be knocked at; files of one
 * folder, as Evolution has one for each calendar, too; octets of one file, and of Thunderbird's
 * preferences, where extensions keep whole lists; preferences about mail, a few dozen an account;
 * and its profiles. */
#define PORTOLAN_MAX_IMPORT_ACCOUNTS 64
#define PORTOLAN_MAX_IMPORT_FILES 256
#define PORTOLAN_MAX_IMPORT_BYTES (64 * 1024)
#define PORTOLAN_MAX_IMPORT_PREFERENCES_BYTES (4 * 1024 * 1024)
#define PORTOLAN_MAX_IMPORT_PREFERENCES 4096
#define PORTOLAN_MAX_IMPORT_PROFILES 8
