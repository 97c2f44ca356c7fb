package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tracks the obligations that are still open while the log is audited. */
final class AuditObligations {

    private final Map<String, Instant> open = new HashMap<>();
    private final Set<String> fulfilled = new HashSet<>();
    private final Map<String, Integer> checked = new TreeMap<>();

    AuditObligations() {
        AuditObligation.ALL.forEach(obligation -> checked.put(obligation.kind(), 0));
    }

    void audit(ObservedEvent event) {
        for (var obligation : AuditObligation.ALL) {
            if (obligation.fulfilledBy().contains(event.type())) fulfil(obligation, event);
            if (obligation.trigger().equals(event.type())
                    && obligation.condition().test(event)) require(obligation, event);
        }
    }

    private void require(AuditObligation obligation, ObservedEvent event) {
        var key = key(obligation, event);
        checked.merge(obligation.kind(), 1, Integer::sum);
        if (!fulfilled.contains(key)) open.put(key, obligation.deadline().apply(event));
    }

    private void fulfil(AuditObligation obligation, ObservedEvent event) {
        var key = key(obligation, event);
        open.remove(key);
        if (obligation.onceOnly()) fulfilled.add(key);
    }

    private static String key(AuditObligation obligation, ObservedEvent event) {
        return obligation.kind() + " " + obligation.key().apply(event);
    }

    /** The number of triggered obligations of each kind. */
    Map<String, Integer> checked() {
        return checked;
    }

    /** The obligations whose deadline passed before the end without being fulfilled. */
    List<String> faults(Instant end) {
        var faults = new ArrayList<String>();
        open.forEach((key, deadline) -> {
            if (deadline.isBefore(end)) faults.add("Never came: " + key);
        });
        return faults;
    }
}
