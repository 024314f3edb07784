package dev.shopbell.app;

/// Something is set that cannot be. The message is for the administrator, and says what to do.
final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigurationException(String message) {
        super(message);
    }
}
