package dev.shopbell.faults;

/// A promise that was not kept.
record Violation(Invariant invariant, String detail) {

    /// What must hold whatever breaks.
    enum Invariant {
        /// Every line that was acknowledged is in the database.
        DURABILITY,
        /// Everything in the database was said, by its author, with that text.
        NO_INVENTION,
        /// There is one row for an author's client id in a conversation.
        ONE_ROW,
        /// Numbers are gapless from 1, in either view; a shopper's view has no trace of a note.
        GAPLESS,
        /// A number stands for the same entry for everybody and for ever, as an acknowledgement told it.
        STABLE,
        /// What one client said is numbered in the order in which it was acknowledged.
        SENDER_ORDER,
        /// A follower gets the entries after its cursor in order, each once.
        DELIVERY,
        /// In the end every reader sees what the database holds.
        CONVERGENCE,
        /// Nobody receives an entry that they may not see.
        ISOLATION,
        /// What was refused for good is not there.
        REFUSED_STAYS_OUT,
        /// Nobody's slowness makes the server hold more and more for them.
        BOUNDED,
        /// When all is mended everybody gets through in time, without a restart where none is due.
        LIVENESS,
        /// Whoever asks in bad times is told in time that the answer cannot be had, and never something untrue.
        HONESTY
    }
}
