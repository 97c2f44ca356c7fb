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

/** What was begun, and has to come to an end. */
final class AuditObligations {

    private final Map<String, Instant> owed = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Integer> checked = new TreeMap<>();

    AuditObligations() {
        AuditObligation.ALL.forEach(obligation -> checked.put(obligation.kind(), 0));
    }

    void look(ObservedEvent event) {
        for (var obligation : AuditObligation.ALL) {
            if (obligation.kept().contains(event.type())) keep(obligation, event);
            if (obligation.begun().equals(event.type()) && obligation.binds().test(event)) owe(obligation, event);
        }
    }

    private void owe(AuditObligation obligation, ObservedEvent event) {
        var what = what(obligation, event);
        checked.merge(obligation.kind(), 1, Integer::sum);
        if (!kept.contains(what)) owed.put(what, obligation.latest().apply(event));
    }

    private void keep(AuditObligation obligation, ObservedEvent event) {
        var what = what(obligation, event);
        owed.remove(what);
        if (obligation.forGood()) kept.add(what);
    }

    private static String what(AuditObligation obligation, ObservedEvent event) {
        return obligation.kind() + " " + obligation.whose().apply(event);
    }

    /** How often each was owed. */
    Map<String, Integer> checked() {
        return checked;
    }

    /** What should have come before then and did not. */
    List<String> faults(Instant end) {
        var faults = new ArrayList<String>();
        owed.forEach((what, latest) -> {
            if (latest.isBefore(end)) faults.add("Never came: " + what);
        });
        return faults;
    }
}
