package io.sagadesk.store.facts;

import org.axonframework.common.AxonTransientException;

/** Thrown while the facts are out of reach. It may be tried again. */
public final class FactsUnreachableException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    public FactsUnreachableException() {
        super("The store of facts cannot be reached");
    }
}
