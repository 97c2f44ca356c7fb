package io.sagadesk.server.log;

import io.sagadesk.api.id.CustomerId;
import java.util.Set;

/** Something that keeps personal data in clear, outside of the log. */
public interface ErasureTarget {

    /** Of whom something is there. */
    Set<CustomerId> customers();

    /** Nothing of this customer is left when it returns; to repeat it is harmless. It is tried again after an exception. */
    void forget(CustomerId customer);
}
