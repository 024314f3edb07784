package dev.shopbell.transcript;

import dev.shopbell.access.EmailAddress;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How transcripts are sent by e-mail.
///
/// @param smtpHost the mail server; absent where nothing can be sent
/// @param smtpPort its port
/// @param smtpTls `starttls` to require TLS after the greeting, `tls` to begin with it, `none` to do without
/// @param smtpUser absent to send without signing in
/// @param smtpPassword of that user
/// @param smtpFrom whom the letters are from
/// @param smtpWithin how long one attempt may take; a mail server may look into a letter for minutes before it says
///     that it has it (RFC 5321, 4.5.3.2.6)
/// @param firstPause how long to wait after the first attempt that failed; doubled with each one
/// @param longestPause the longest pause between attempts
/// @param giveUpAfter how old a letter may become
/// @param visitorHourMails how many letters one visitor may ask for in an hour
/// @param senderHourMails how many letters may be asked for from one address of the network (IPv6: one /64) in an hour
/// @param addressDayMails how many letters one e-mail address may get in a day
/// @param siteDayMails how many letters a site's shoppers may ask for in a day
public record TranscriptConfig(
        @Nullable String smtpHost,
        int smtpPort,
        String smtpTls,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        String smtpFrom,
        Duration smtpWithin,
        Duration firstPause,
        Duration longestPause,
        Duration giveUpAfter,
        int visitorHourMails,
        int senderHourMails,
        int addressDayMails,
        int siteDayMails) {

    /// Nothing is sent. A restart of a mail server takes a minute, its mending a day or two. A shop where more than
    /// some
    /// hundreds a day want their conversation by e-mail will set that bound higher; until then it keeps others from
    /// writing to strangers in the shop's name.
    public static final TranscriptConfig DEFAULT = new TranscriptConfig(
            null,
            587,
            "starttls",
            null,
            null,
            "chat@localhost",
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofDays(3),
            5,
            20,
            10,
            500);

    /// How a connection is protected.
    enum Tls {
        STARTTLS,
        TLS,
        NONE
    }

    /// Refuses a protection that is none, and an address that would be two.
    public TranscriptConfig {
        if (!smtpTls.matches("starttls|tls|none")) {
            throw new IllegalArgumentException("smtpTls is starttls, tls or none.");
        }
        if (!EmailAddress.isOne(smtpFrom)) {
            throw new IllegalArgumentException("smtpFrom is one e-mail address.");
        }
    }

    Tls tls() {
        return Tls.valueOf(smtpTls.toUpperCase(Locale.ROOT));
    }
}
