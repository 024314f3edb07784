package dev.shopbell.transcript;

/// Hands a letter to the mail server. Waits until the server has taken it; throws unchecked where it has not.
interface Postman {
    /// Hands the letter over.
    ///
    /// @param id the same whenever the same letter is sent, so that a mail program can tell a repeat
    /// @param subject on one line
    void send(String id, String to, String subject, String text, String html);
}
