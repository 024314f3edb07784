package dev.shopbell.storage;

import org.jspecify.annotations.Nullable;

/// The storage cannot open or go on. The message is for the person who runs the server: what is wrong and what to do.
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StorageException(String message) {
        this(message, null);
    }

    StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
