package dev.shopbell.transcript;

import dev.shopbell.transcript.MailStore.Letter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Sends the letters that are due, one after another, on one virtual thread: at once when one is asked for, and again
/// with growing pauses where the mail server does not take it.
final class MailRound implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MailRound.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    /// The limits look a day back.
    private static final Duration REMEMBERED = Duration.ofDays(2);
    /// A letter that was given over and not answered may have arrived each time.
    private static final int MOST_UNANSWERED = 3;
    /// More doublings than any longest pause has.
    private static final int MOST_DOUBLINGS = 20;

    private final MailStore store;
    private final Postman postman;
    private final Contents contents;
    private final TranscriptConfig config;
    private final InstantSource clock;
    private final Thread thread = Thread.ofVirtual().name("transcript-mail").unstarted(this::run);
    private final Object bell = new Object();

    /// What a letter says, as the conversation is now; nothing where there is nothing to send any more.
    interface Contents {
        Optional<Transcript> of(Letter letter);
    }

    MailRound(MailStore store, Postman postman, Contents contents, TranscriptConfig config, InstantSource clock) {
        this.store = store;
        this.postman = postman;
        this.contents = contents;
        this.config = config;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    /// A letter was asked for.
    void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    private void run() {
        while (!Thread.interrupted()) {
            try {
                while (!thread.isInterrupted() && sendOne()) {
                    // until nothing is due
                }
                store.forget(clock.instant().minus(REMEMBERED));
            } catch (RuntimeException e) {
                LOG.warnf("The letters that wait cannot be read: %s", e.getMessage());
            }
            try {
                synchronized (bell) {
                    bell.wait(LOOK_EVERY.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Tries one letter that is due; whether there was one.
    boolean sendOne() {
        Instant now = clock.instant();
        // Twice as long as an attempt takes at most, so that no other node begins while this one is at it.
        Optional<Letter> taken = store.take(now, now.plus(config.smtpWithin().multipliedBy(2)));
        taken.ifPresent(this::send);
        return taken.isPresent();
    }

    private void send(Letter letter) {
        switch (attempt(letter)) {
            case Postman.Attempt.Taken taken -> store.sent(letter.id(), clock.instant());
            case Postman.Attempt.Refused(String why) -> giveUp(letter, why);
            case Postman.Attempt.Failed(String why) -> postpone(letter, why);
            case Postman.Attempt.Unanswered(String why) -> {
                if (letter.attempts() < MOST_UNANSWERED) {
                    postpone(letter, why);
                } else {
                    giveUp(letter, why);
                }
            }
        }
    }

    /// Whatever goes wrong with the letter itself is tried again as an outage is, and no other letter waits for it.
    private Postman.Attempt attempt(Letter letter) {
        try {
            Optional<Transcript> transcript = contents.of(letter);
            if (transcript.isEmpty()) {
                return new Postman.Attempt.Refused("there is nothing to send any more");
            }
            TranscriptWriter writer = new TranscriptWriter(transcript.get());
            String intro = transcript.get().words().getOrDefault("mailIntro", "");
            return postman.send(
                    letter.id().toString(),
                    letter.address(),
                    transcript.get().title().replaceAll("\\p{Cntrl}", " "),
                    intro + "\r\n\r\n" + writer.text(),
                    writer.html());
        } catch (RuntimeException e) {
            return new Postman.Attempt.Failed(e.toString());
        }
    }

    private void giveUp(Letter letter, String why) {
        LOG.errorf("A transcript is not sent: %s", why);
        store.giveUp(letter.id());
    }

    private void postpone(Letter letter, String why) {
        Instant now = clock.instant();
        if (now.isAfter(letter.askedAt().plus(config.giveUpAfter()))) {
            giveUp(letter, why);
            return;
        }
        long doublings = 1L << Math.min(letter.attempts() - 1, MOST_DOUBLINGS);
        Duration pause = config.firstPause().multipliedBy(doublings);
        LOG.warnf("A transcript could not be sent, trying again later: %s", why);
        store.again(letter.id(), now.plus(pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause));
    }

    /// Ends the round, and waits a little for it: no letter is taken then, unless the log says that one is on its way.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(ENDS_WITHIN)) {
                LOG.warn("A letter is still on its way; it may be sent again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
