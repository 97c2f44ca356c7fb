package io.sagadesk.store.sqlite.file;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** The file cannot be opened as it is: locked, foreign, too new or damaged. It was left as it was found. */
public final class StoreUnusableException extends AxonNonTransientException {

    public StoreUnusableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public StoreUnusableException(String message) {
        super(message);
    }
}
