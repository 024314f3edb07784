package dev.shopbell.replay;

/// A dialogue could not be played to its end.
final class UnplayedException extends Exception {
    private static final long serialVersionUID = 1;
    private final String why;

    UnplayedException(String why) {
        super(why);
        this.why = why;
    }

    /// The reason, for a person.
    String why() {
        return why;
    }
}
