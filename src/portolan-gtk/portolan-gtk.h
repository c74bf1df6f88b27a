/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

/* All of libportolan-gtk: include this one. */

#include "portolan-gtk/wizard.h"
