package io.sagadesk.query.ticket;

import io.sagadesk.rules.policy.ServiceLevelRules;
import java.util.Optional;

/** Reads the published versions of the service-level policy. */
@FunctionalInterface
public interface ServiceLevelVersions {

    /**
     * Returns a version; if its rules can no longer be read, the newest earlier version that can. Empty if it was never
     * published.
     */
    Optional<ServiceLevelRules> version(int version);
}
