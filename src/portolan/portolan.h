/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* All of libportolan: include this one. */

#include "portolan/account.h"
#include "portolan/advice.h"
#include "portolan/checkup.h"
#include "portolan/error.h"
#include "portolan/sending-limits.h"
#include "portolan/meaning.h"
#include "portolan/server.h"
#include "portolan/set-up.h"
#include "portolan/step.h"
#include "portolan/version.h"
