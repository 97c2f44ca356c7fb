package io.sagadesk.store.groupcommit;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the store could not write. It accepts nothing more until it is opened again; acknowledged events are
 * safe.
 */
public final class StoreFailedException extends AxonNonTransientException {

    public StoreFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
