package io.sagadesk.store.keys;

import org.jspecify.annotations.Nullable;

/** There is no master key, or one that cannot be used; the message says what to do and never shows the key. */
public final class MasterKeyException extends RuntimeException {

    public MasterKeyException(String message) {
        this(message, null);
    }

    MasterKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
