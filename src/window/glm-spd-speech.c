/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-spd-speech.h"

#include <gio/gio.h>
#include <libspeechd.h>

/**
 * GlmSpdSpeech:
 *
 * The voice of speech-dispatcher. Its calls wait for an answer, so they are made by a thread of this object's own, one after
 * the other; it tells the end of a text in a thread of its library, without saying to whom, so there is one of these objects
 * for a program, which lives as long.
 */
struct _GlmSpdSpeech
{
  GlmSpeech      parent_instance;

  GThreadPool   *worker;
  SPDConnection *connection; /* (nullable): the worker's */
  guint          turn;       /* the main thread's: which text is being said; another one's end is of no interest */
  int            message;    /* atomic: what the server calls that text */
  int            message_turn; /* atomic: the turn of @message */
  int            ended;        /* atomic: the message that ended last */
};

G_DEFINE_FINAL_TYPE (GlmSpdSpeech, glm_spd_speech, GLM_TYPE_SPEECH)

static GlmSpdSpeech *the_speech = NULL;

typedef struct
{
  char *text; /* (nullable): stop */
  guint turn;
} Order;

typedef struct
{
  guint    turn;
  gboolean done;
} End;

static gboolean
tell_end (gpointer data)
{
  End *end = data;

  if (the_speech != NULL && end->turn == the_speech->turn)
    {
      the_speech->turn++;
      glm_speech_emit_said (GLM_SPEECH (the_speech), end->done);
    }
  return G_SOURCE_REMOVE;
}

static void
end_turn (guint    turn,
          gboolean done)
{
  End *end = g_new0 (End, 1);

  end->turn = turn;
  end->done = done;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_end, end, g_free);
}

static void
on_end (size_t              message,
        size_t              client,
        SPDNotificationType type)
{
  GlmSpdSpeech *self = the_speech;

  if (self == NULL)
    return;
  g_atomic_int_set (&self->ended, (int) message);
  if ((int) message == g_atomic_int_get (&self->message))
    end_turn ((guint) g_atomic_int_get (&self->message_turn), TRUE);
}

static gboolean
open_connection (GlmSpdSpeech *self)
{
  char *reason = NULL;

  if (self->connection != NULL)
    return TRUE;
  self->connection = spd_open2 ("guillemet", "article", NULL, SPD_MODE_THREADED, NULL, 1, &reason);
  if (self->connection == NULL)
    {
      g_message ("speech-dispatcher: %s", reason != NULL ? reason : "no connection");
      g_free (reason);
      return FALSE;
    }
  self->connection->callback_end = on_end;
  spd_set_notification_on (self->connection, SPD_END);
  spd_set_language (self->connection, "fr");
  return TRUE;
}

/* In the worker. The end of a very short text may come before its number is known; whoever comes second, this or on_end(),
 * sees it. */
static void
obey (gpointer data,
      gpointer user_data)
{
  GlmSpdSpeech *self = user_data;
  Order *order = data;

  if (order->text == NULL)
    {
      if (self->connection != NULL)
        spd_cancel (self->connection);
    }
  else if (!open_connection (self))
    end_turn (order->turn, FALSE);
  else
    {
      int message;

      g_atomic_int_set (&self->message_turn, (int) order->turn);
      message = spd_say (self->connection, SPD_TEXT, order->text);
      g_atomic_int_set (&self->message, message);
      if (message < 0 || g_atomic_int_get (&self->ended) == message)
        end_turn (order->turn, message >= 0);
    }
  g_free (order->text);
  g_free (order);
}

static void
give_order (GlmSpdSpeech *self,
            const char   *text)
{
  Order *order = g_new0 (Order, 1);

  order->text = g_strdup (text);
  order->turn = ++self->turn;
  g_thread_pool_push (self->worker, order, NULL);
}

static void
glm_spd_speech_say (GlmSpeech  *speech,
                    const char *text)
{
  give_order (GLM_SPD_SPEECH (speech), text);
}

static void
glm_spd_speech_stop (GlmSpeech *speech)
{
  give_order (GLM_SPD_SPEECH (speech), NULL);
}

static void
glm_spd_speech_finalize (GObject *object)
{
  GlmSpdSpeech *self = GLM_SPD_SPEECH (object);

  g_thread_pool_free (self->worker, FALSE, TRUE);
  g_clear_pointer (&self->connection, spd_close);
  the_speech = NULL;
  G_OBJECT_CLASS (glm_spd_speech_parent_class)->finalize (object);
}

static void
glm_spd_speech_class_init (GlmSpdSpeechClass *klass)
{
  GlmSpeechClass *speech_class = GLM_SPEECH_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = glm_spd_speech_finalize;
  speech_class->say = glm_spd_speech_say;
  speech_class->stop = glm_spd_speech_stop;
}

static void
glm_spd_speech_init (GlmSpdSpeech *self)
{
  self->message = -1;
  self->ended = -1;
  self->worker = g_thread_pool_new (obey, self, 1, FALSE, NULL);
  the_speech = self;
}

/**
 * glm_spd_speech_new:
 *
 * Returns: (transfer full): the voice of speech-dispatcher, which is asked for when something is first said
 */
GlmSpeech *
glm_spd_speech_new (void)
{
  return g_object_new (GLM_TYPE_SPD_SPEECH, NULL);
}
