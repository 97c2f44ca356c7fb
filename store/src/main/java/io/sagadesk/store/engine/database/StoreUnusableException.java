package io.sagadesk.store.engine.database;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a file cannot be opened as it is: locked, of another format, too new or damaged. The file was not
 * changed.
 */
public final class StoreUnusableException extends AxonNonTransientException {

    public StoreUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public StoreUnusableException(String message) {
        super(message);
    }
}
