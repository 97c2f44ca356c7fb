package io.sagadesk.command.ticket;

import io.sagadesk.api.Refused;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The outcome of each target instance: met, or breached up to a level. Each level is reached once. */
final class TargetLevels {

    private static final int MET = 0;

    private Map<String, Integer> levelByInstance = new HashMap<>();
    private Set<String> warned = new HashSet<>();

    boolean isMet(TargetInstance instance) {
        return level(instance) == MET;
    }

    /** Whether a warning must be recorded; a warning after the breach is refused. */
    boolean isNewlyAtRisk(TargetInstance instance) {
        if (warned.contains(keyOf(instance))) return false;
        requireNotMet(instance);
        requireNotMissed(instance);
        return true;
    }

    /** Whether the target is newly met; a breached one is refused. */
    boolean isNewlyMet(TargetInstance instance) {
        requireNotMissed(instance);
        return !isMet(instance);
    }

    /** Whether the breach level must be recorded; a level out of order, or of a met target, is refused. */
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

    /** Makes a resolution that was met undecided again: it may still be breached. */
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
