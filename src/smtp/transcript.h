/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PortolanTranscript PortolanTranscript;

PortolanTranscript *portolan_transcript_new        (void);
void                portolan_transcript_free       (PortolanTranscript *transcript);
void                portolan_transcript_sent       (PortolanTranscript *transcript,
                                                    const char         *line);
void                portolan_transcript_received   (PortolanTranscript *transcript,
                                                    const char         *line,
                                                    gsize               length);
void                portolan_transcript_note       (PortolanTranscript *transcript,
                                                    const char         *note);
const char         *portolan_transcript_get_text   (PortolanTranscript *transcript);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortolanTranscript, portolan_transcript_free)

G_END_DECLS
