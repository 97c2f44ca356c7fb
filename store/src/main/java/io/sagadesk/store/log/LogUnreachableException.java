package io.sagadesk.store.log;

import org.axonframework.common.AxonTransientException;

/** Thrown while the log cannot be reached, so that nothing can be decided and nothing recorded. It may be tried again. */
public final class LogUnreachableException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    public LogUnreachableException() {
        super("The event log cannot be reached");
    }
}
