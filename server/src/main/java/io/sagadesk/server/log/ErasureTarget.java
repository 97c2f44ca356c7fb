package io.sagadesk.server.log;

import io.sagadesk.api.id.CustomerId;
import java.util.Set;

/** A place outside the log that keeps personal data in plain text, or what could be traced to a person without it. */
public interface ErasureTarget {

    /** The customers with personal data here. */
    Set<CustomerId> customers();

    /** Deletes everything of this customer. Calling it again is harmless; it is called again after an exception. */
    void forget(CustomerId customer);
}
