package io.sagadesk.store.mongo.axon;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The administrations of the dead letters of all processing groups. Each group has one, because its lock is effective
 * only if all callers share it.
 */
public final class DeadLetterAdministrations {

    private final ConcurrentMap<String, DeadLetterAdministration> groups = new ConcurrentHashMap<>();
    private final Function<String, DeadLetterAdministration> create;

    DeadLetterAdministrations(Function<String, DeadLetterAdministration> create) {
        this.create = create;
    }

    /** Returns the administration of a processing group's dead letters, always the same one. */
    public DeadLetterAdministration of(String processingGroup) {
        return groups.computeIfAbsent(processingGroup, create);
    }
}
