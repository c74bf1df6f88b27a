/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* One letter to one person, by libcurl. Some letters share a connection, as servers like it. */

#include "sender.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS_PER_CONNECTION 10
#define TIMEOUT_SECONDS 60L

struct _Sender {
  CURL *curl;
  guint n_letters;
};

typedef struct {
  Sender *sender;
  const Account *account; /* the caller keeps these three */
  const Recipient *recipient;
  const char *subject;
  const char *text;
  char *refusal; /* the last line of a server that was a no */
  Delivery delivery;
} Letter;

Sender *
sender_new (void)
{
  Sender *self = g_new0 (Sender, 1);

  curl_global_init (CURL_GLOBAL_DEFAULT);
  self->curl = curl_easy_init ();
  return self;
}

void
sender_free (Sender *self)
{
  curl_easy_cleanup (self->curl);
  g_free (self);
}

static void
letter_free (Letter *letter)
{
  g_free (letter->refusal);
  g_free (letter);
}

/* Each line that the server says. */
static size_t
on_reply (char *line, size_t size, size_t length, void *user_data)
{
  Letter *letter = user_data;

  if (length > 3 && (line[0] == '4' || line[0] == '5'))
    {
      g_free (letter->refusal);
      letter->refusal = g_strstrip (g_strndup (line, length));
    }
  return size * length;
}

G_GNUC_PRINTF (2, 3)
static void
add_header (struct curl_slist **headers, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  *headers = curl_slist_append (*headers, line);
}

/* RFC 5322, section 3.6. */
static struct curl_slist *
make_headers (const Letter *letter)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%a, %d %b %Y %H:%M:%S %z");
  g_autofree char *id = g_uuid_string_random ();
  struct curl_slist *headers = NULL;

  add_header (&headers, "Date: %s", moment);
  add_header (&headers, "From: <%s>", letter->account->address);
  add_header (&headers, "To: <%s>", letter->recipient->address);
  add_header (&headers, "Message-ID: <%s%s>", id, strchr (letter->account->address, '@'));
  add_header (&headers, "Subject: %s", letter->subject);
  return headers;
}

static curl_mime *
make_body (CURL *curl, const Letter *letter)
{
  g_autofree char *text =
      g_strdup_printf ("Dear %s,\n\n%s\n", letter->recipient->name, letter->text);
  curl_mime *mime = curl_mime_init (curl);
  curl_mimepart *part = curl_mime_addpart (mime);

  curl_mime_data (part, text, CURL_ZERO_TERMINATED);
  curl_mime_type (part, "text/plain; charset=utf-8");
  curl_mime_encoder (part, "quoted-printable");
  return mime;
}

static void
set_up_connection (CURL *curl, const Account *account, gboolean is_new)
{
  gboolean is_tls = g_strcmp0 (account->security, "tls") == 0;
  gboolean is_starttls = g_strcmp0 (account->security, "starttls") == 0;
  g_autofree char *url =
      g_strdup_printf ("%s://%s:%u", is_tls ? "smtps" : "smtp", account->host, account->port);
  g_autofree char *sign_in = g_strdup_printf ("AUTH=%s", account->auth);

  curl_easy_setopt (curl, CURLOPT_URL, url);
  curl_easy_setopt (curl, CURLOPT_USE_SSL,
                    (long) (is_tls || is_starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  curl_easy_setopt (curl, CURLOPT_USERNAME, account->username);
  curl_easy_setopt (curl, CURLOPT_PASSWORD, account->password);
  curl_easy_setopt (curl, CURLOPT_LOGIN_OPTIONS, sign_in);
  curl_easy_setopt (curl, CURLOPT_FRESH_CONNECT, (long) is_new);
  curl_easy_setopt (curl, CURLOPT_TIMEOUT, TIMEOUT_SECONDS);
  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
}

/* A letter went out and nobody said what became of it: it may have arrived. */
static Delivery
judge (CURL *curl, CURLcode code, const Letter *letter)
{
  curl_off_t sent = 0;

  if (code == CURLE_OK)
    return DELIVERY_SENT;

  curl_easy_getinfo (curl, CURLINFO_SIZE_UPLOAD_T, &sent);
  return sent > 0 && letter->refusal == NULL ? DELIVERY_UNSURE : DELIVERY_REFUSED;
}

static void
send_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Letter *letter = data;
  Sender *self = letter->sender;
  CURL *curl = self->curl;
  struct curl_slist *headers = make_headers (letter);
  struct curl_slist *to = curl_slist_append (NULL, letter->recipient->address);
  curl_mime *mime = make_body (curl, letter);
  CURLcode code;

  curl_easy_reset (curl);
  set_up_connection (curl, letter->account, self->n_letters++ % LETTERS_PER_CONNECTION == 0);
  curl_easy_setopt (curl, CURLOPT_MAIL_FROM, letter->account->address);
  curl_easy_setopt (curl, CURLOPT_MAIL_RCPT, to);
  curl_easy_setopt (curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt (curl, CURLOPT_MIMEPOST, mime);
  curl_easy_setopt (curl, CURLOPT_HEADERFUNCTION, on_reply);
  curl_easy_setopt (curl, CURLOPT_HEADERDATA, letter);
  code = curl_easy_perform (curl);
  letter->delivery = judge (curl, code, letter);
  if (letter->delivery != DELIVERY_SENT)
    {
      self->n_letters = 0; /* a new connection next time */
      if (letter->refusal == NULL)
        letter->refusal = g_strdup (curl_easy_strerror (code));
    }

  curl_mime_free (mime);
  curl_slist_free_all (to);
  curl_slist_free_all (headers);
  g_task_return_boolean (task, TRUE);
}

void
sender_send_async (Sender *self,
                   const Account *account,
                   const Recipient *recipient,
                   const char *subject,
                   const char *text,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Letter *letter = g_new0 (Letter, 1);

  letter->sender = self;
  letter->account = account;
  letter->recipient = recipient;
  letter->subject = subject;
  letter->text = text;
  g_task_set_task_data (task, letter, (GDestroyNotify) letter_free);
  g_task_run_in_thread (task, send_in_thread);
}

/* Gives the server's reply, unless the letter was sent. */
Delivery
sender_send_finish (GAsyncResult *result, char **reply)
{
  Letter *letter = g_task_get_task_data (G_TASK (result));

  *reply = letter->delivery != DELIVERY_SENT ? g_strdup (letter->refusal) : NULL;
  return letter->delivery;
}
