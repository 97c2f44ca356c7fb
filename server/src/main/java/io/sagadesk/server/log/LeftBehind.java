package io.sagadesk.server.log;

import io.sagadesk.api.customer.CustomerId;

/** Something that keeps personal data in clear, outside of the log. */
@FunctionalInterface
public interface LeftBehind {

    /** Nothing of this customer is left when it returns; to repeat it is harmless. It is tried again after an exception. */
    void forget(CustomerId customer);
}
