/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "smtp/error.h"

G_DEFINE_QUARK (portolan - smtp - error - quark, portolan_smtp_error)
