package io.sagadesk.store.groupcommit;

import org.axonframework.common.AxonTransientException;

/** Thrown when the store cannot keep up with its requests. Nothing was written; the request can be repeated safely. */
public final class StoreOverloadedException extends AxonTransientException {

    public StoreOverloadedException(String message) {
        super(message);
    }
}
