package io.sagadesk.store.sqlite;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** The store could not write and takes nothing more until it is opened again. What was acknowledged before is safe. */
public final class StoreFailedException extends AxonNonTransientException {

    public StoreFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
