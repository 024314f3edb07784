package dev.shopbell.file;

/// A picture that cannot be shown. The message is for the person who sent it.
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1;

    UnfitException(String message) {
        super(message);
    }
}
