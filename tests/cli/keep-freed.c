/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Loaded before a program: what it gives back stays as it was, so that a secret which was not wiped
 * is found, however much memory would have been used again. */

void free (void *memory);

void
free (void *memory)
{
}
