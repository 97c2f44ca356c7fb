package io.sagadesk.store.sqlite;

import org.axonframework.common.AxonTransientException;

/** More is asked of the store than it can write at the moment. Nothing was written; trying again later is safe. */
public final class StoreOverloadedException extends AxonTransientException {

    public StoreOverloadedException(String message) {
        super(message);
    }
}
