package dev.shopbell.transcript;

/// Sends letters. Waits for the mail server.
interface Postman {
    /// What became of one attempt.
    sealed interface Attempt {
        /// The mail server has it.
        record Taken() implements Attempt {}

        /// The mail server does not have it and may take it another time.
        record Failed(String why) implements Attempt {}

        /// The mail server will never take it, as for an address that is nobody's.
        record Refused(String why) implements Attempt {}

        /// Nobody knows: it was given over, and no answer came. Another attempt may double it.
        record Unanswered(String why) implements Attempt {}
    }

    /// Tries to send a letter in two forms.
    ///
    /// @param id the same for each attempt, so that a mailbox can find doubles
    Attempt send(String id, String to, String subject, String text, String html);
}
