/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "search/turnstile.h"

typedef struct {
  GString *inside;
  PortolanTurnstile *turnstile;
} Street;

typedef struct {
  Street *street;
  char name;
} Visitor;

static void
on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Visitor *visitor = user_data;
  g_autoptr (GError) error = NULL;

  if (portolan_turnstile_enter_finish (PORTOLAN_TURNSTILE (source), result, &error))
    g_string_append_c (visitor->street->inside, visitor->name);
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_string_append_c (visitor->street->inside, g_ascii_tolower (visitor->name));
    }
}

static void
come (Street *street, char name, guint64 rank, GCancellable *cancellable)
{
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->street = street;
  visitor->name = name;
  portolan_turnstile_enter_async (street->turnstile, rank, cancellable, on_entered, visitor);
}

static void
expect (Street *street, const char *inside)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (street->inside->str, ==, inside);
}

static void
street_clear (Street *street)
{
  g_string_free (street->inside, TRUE);
  g_object_unref (street->turnstile);
}

static void
test_room (void)
{
  Street street = { g_string_new (NULL), portolan_turnstile_new (2) };

  come (&street, 'A', 9, NULL);
  come (&street, 'B', 8, NULL);
  come (&street, 'C', 7, NULL);
  come (&street, 'D', 5, NULL);
  come (&street, 'E', 5, NULL);
  expect (&street, "AB");

  /* the best first, and of equals the one who came first */
  portolan_turnstile_leave (street.turnstile, 1);
  expect (&street, "ABD");
  portolan_turnstile_leave (street.turnstile, 2);
  expect (&street, "ABDEC");

  portolan_turnstile_leave (street.turnstile, 2);
  street_clear (&street);
}

static void
test_push_in (void)
{
  Street street = { g_string_new (NULL), portolan_turnstile_new (2) };

  portolan_turnstile_push_in (street.turnstile, 3);
  come (&street, 'A', 1, NULL);
  portolan_turnstile_leave (street.turnstile, 1);
  expect (&street, "");
  portolan_turnstile_leave (street.turnstile, 1);
  expect (&street, "A");

  portolan_turnstile_leave (street.turnstile, 2);
  street_clear (&street);
}

static void
test_giving_up (void)
{
  Street street = { g_string_new (NULL), portolan_turnstile_new (1) };
  g_autoptr (GCancellable) impatient = g_cancellable_new ();

  come (&street, 'A', 1, NULL);
  come (&street, 'B', 2, impatient);
  come (&street, 'C', 3, NULL);
  g_cancellable_cancel (impatient);
  expect (&street, "Ab");
  portolan_turnstile_leave (street.turnstile, 1);
  expect (&street, "AbC");

  /* gone before it came */
  come (&street, 'D', 1, impatient);
  expect (&street, "AbCd");

  portolan_turnstile_leave (street.turnstile, 1);
  street_clear (&street);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turnstile/room", test_room);
  g_test_add_func ("/turnstile/push-in", test_push_in);
  g_test_add_func ("/turnstile/giving-up", test_giving_up);
  return g_test_run ();
}
