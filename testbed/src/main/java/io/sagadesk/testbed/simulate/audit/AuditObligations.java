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
        AuditObligation.ALL.forEach(auditObligation -> checked.put(auditObligation.kind(), 0));
    }

    void look(ObservedEvent event) {
        for (var auditObligation : AuditObligation.ALL) {
            if (auditObligation.kept().contains(event.type())) keep(auditObligation, event);
            if (auditObligation.begun().equals(event.type())
                    && auditObligation.binds().test(event)) owe(auditObligation, event);
        }
    }

    private void owe(AuditObligation auditObligation, ObservedEvent event) {
        var what = what(auditObligation, event);
        checked.merge(auditObligation.kind(), 1, Integer::sum);
        if (!kept.contains(what)) owed.put(what, auditObligation.latest().apply(event));
    }

    private void keep(AuditObligation auditObligation, ObservedEvent event) {
        var what = what(auditObligation, event);
        owed.remove(what);
        if (auditObligation.forGood()) kept.add(what);
    }

    private static String what(AuditObligation auditObligation, ObservedEvent event) {
        return auditObligation.kind() + " " + auditObligation.whose().apply(event);
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
