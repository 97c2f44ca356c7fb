package io.sagadesk.server.instances;

import java.util.Map;
import java.util.Set;

/**
 * An instance that has given a sign of life lately.
 *
 * @param name unique among running processes
 * @param revisions the revisions of its projections, by their names; empty if it folds none
 * @param left the projections and processors of reactions that it leaves to others, because they met an event of a newer
 *     version
 */
record LiveInstance(String name, Set<InstanceRole> roles, Map<String, Integer> revisions, Set<String> left) {

    LiveInstance leaving(Set<String> left) {
        return new LiveInstance(name, roles, revisions, left);
    }

    boolean leaves(String work) {
        return left.contains(work);
    }

    boolean has(InstanceRole role) {
        return roles.contains(role);
    }

    boolean folds(String projection, int revision) {
        return Integer.valueOf(revision).equals(revisions.get(projection));
    }
}
