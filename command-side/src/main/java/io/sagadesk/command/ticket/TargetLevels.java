package io.sagadesk.command.ticket;

import io.sagadesk.api.Refused;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What became of each promise of the service level: met, or missed up to some level. Each level is reached once. */
final class TargetLevels {

    private static final int MET = 0;

    private Map<String, Integer> levelByInstance = new HashMap<>();
    private Set<String> warned = new HashSet<>();

    boolean isMet(TargetInstance instance) {
        return level(instance) == MET;
    }

    /** Tells whether there is something to record; a warning that comes too late is refused. */
    boolean isNewlyAtRisk(TargetInstance instance) {
        if (warned.contains(keyOf(instance))) return false;
        requireNotMet(instance);
        requireNotMissed(instance);
        return true;
    }

    /** Tells whether there is something to record; a promise that was missed is refused. */
    boolean isNewlyMet(TargetInstance instance) {
        requireNotMissed(instance);
        return !isMet(instance);
    }

    /** Tells whether there is something to record; a level out of order, or of a promise that was met, is refused. */
    boolean isNewlyBreached(TargetInstance instance, int level) {
        requireNotMet(instance);
        var next = Math.max(level(instance), MET) + 1;
        if (level > next) throw new Refused("breach-out-of-order", "The next level of this breach is " + next);
        return level == next;
    }

    void warned(TargetInstance instance) {
        warned.add(keyOf(instance));
    }

    void met(TargetInstance instance) {
        levelByInstance.put(keyOf(instance), MET);
    }

    void breached(TargetInstance instance, int level) {
        levelByInstance.put(keyOf(instance), level);
    }

    /** A solution that was in time is none: it may yet be missed. */
    void reopened() {
        levelByInstance.entrySet().removeIf(entry -> isResolution(entry.getKey()) && entry.getValue() == MET);
    }

    private void requireNotMet(TargetInstance instance) {
        if (isMet(instance)) throw new Refused("target-met", "The target was met and can no longer be missed");
    }

    private void requireNotMissed(TargetInstance instance) {
        if (level(instance) > MET) throw new Refused("target-missed", "The target was missed before it was met");
    }

    private int level(TargetInstance instance) {
        return levelByInstance.getOrDefault(keyOf(instance), MET - 1);
    }

    private static boolean isResolution(String key) {
        return key.startsWith(ServiceLevelTarget.RESOLUTION + "/");
    }

    private static String keyOf(TargetInstance instance) {
        return instance.target() + "/" + instance.number();
    }
}
