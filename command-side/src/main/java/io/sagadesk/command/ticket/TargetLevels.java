package io.sagadesk.command.ticket;

import io.sagadesk.api.Refused;
import io.sagadesk.api.ticket.TargetInstance;
import java.util.HashMap;
import java.util.Map;

/** What became of each promise of the service level: met, or missed up to some level. Each level is reached once. */
final class TargetLevels {

    private static final int MET = 0;

    private Map<String, Integer> levelByInstance = new HashMap<>();

    boolean isMet(TargetInstance instance) {
        return level(instance) == MET;
    }

    /** Tells whether there is something to record; a promise that was missed is refused. */
    boolean isNewlyMet(TargetInstance instance) {
        if (level(instance) > MET) throw new Refused("target-missed", "The target was missed before it was met");
        return !isMet(instance);
    }

    /** Tells whether there is something to record; a level out of order, or of a promise that was met, is refused. */
    boolean isNewlyBreached(TargetInstance instance, int level) {
        if (isMet(instance)) throw new Refused("target-met", "The target was met and can no longer be missed");
        var next = Math.max(level(instance), MET) + 1;
        if (level > next) throw new Refused("breach-out-of-order", "The next level of this breach is " + next);
        return level == next;
    }

    void met(TargetInstance instance) {
        levelByInstance.put(keyOf(instance), MET);
    }

    void breached(TargetInstance instance, int level) {
        levelByInstance.put(keyOf(instance), level);
    }

    private int level(TargetInstance instance) {
        return levelByInstance.getOrDefault(keyOf(instance), MET - 1);
    }

    private static String keyOf(TargetInstance instance) {
        return instance.target() + "/" + instance.number();
    }
}
