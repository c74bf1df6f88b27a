/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "model/capabilities.h"
#include "model/certificate.h"
#include "model/endpoint.h"

G_BEGIN_DECLS

/**
 * PortolanObservation:
 * @endpoint: what was connected to
 * @addresses: IP addresses that were tried, in order
 * @reached: the last stage that was begun
 * @failure: why it ended there, or %PORTOLAN_FAILURE_NONE when all stages went well
 * @failed_at: the stage that failed, when @failure says so
 * @error_text: (nullable): technical words for @failure, English, one line, valid UTF-8
 * @reply_code: the SMTP code that refused, 0 if none
 * @reply_text: (nullable): what the server said with it, made safe to show
 * @begun: microseconds from the start of the probe to the beginning of each stage, -1 if never
 * @elapsed: microseconds from start to end
 * @rtt: microseconds of the fastest answer of the network seen, 0 if none came
 * @clear: (nullable): capabilities in the clear; %NULL for implicit TLS
 * @secure: (nullable): capabilities inside TLS
 * @tls_version: (nullable): "TLS 1.3" and so on
 * @tls_too_old: the version agreed on is older than TLS 1.2
 * @certificate: (nullable): the server's certificate
 * @transcript: (nullable): the conversation, without any secret
 *
 * The facts of one probe, no judgement. A STARTTLS that fails leaves @clear filled.
 */
struct _PortolanObservation {
  PortolanEndpoint *endpoint;
  GPtrArray *addresses;
  PortolanStage reached;
  PortolanFailure failure;
  PortolanStage failed_at;
  char *error_text;
  int reply_code;
  char *reply_text;
  gint64 begun[PORTOLAN_N_STAGES];
  gint64 elapsed;
  gint64 rtt;
  PortolanCapabilities *clear;
  PortolanCapabilities *secure;
  char *tls_version;
  gboolean tls_too_old;
  PortolanCertificate *certificate;
  char *transcript;
};

PortolanObservation *portolan_observation_new   (const PortolanEndpoint *endpoint);
PortolanObservation *portolan_observation_ref   (PortolanObservation    *observation);
void                 portolan_observation_unref (PortolanObservation    *observation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanObservation, portolan_observation_unref)

G_END_DECLS
