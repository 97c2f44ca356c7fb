package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/** Thrown when the master key is missing or unusable. The message says what to do and never shows the key. */
public final class MasterKeyException extends RuntimeException {

    public MasterKeyException(String message) {
        this(message, null);
    }

    MasterKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
