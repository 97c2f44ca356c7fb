package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.store.sqlite.file.StoredEvent;
import io.sagadesk.testbed.simulate.host.ObservedEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goes through the log and looks for what must not be: something done twice that is to be done once, or begun and never
 * brought to an end.
 */
public final class LogAudit {

    private static final int MOST_TOLD = 20;

    private final LogDigest digest = new LogDigest();
    private final OnceOnlyEvents onceOnlyEvents = new OnceOnlyEvents();
    private final AuditObligations obligations = new AuditObligations();
    private final MessageAudit messages;

    private LogAudit(Instant end) {
        messages = new MessageAudit(end);
    }

    /**
     * What was found.
     *
     * @param checked how many of each kind were looked at; of what is 0 nothing can be said
     * @param faults what is wrong, a sentence each
     */
    public record Findings(String digest, long events, Map<String, Integer> checked, List<String> faults) {

        /** Of what there was nothing to look at. */
        public List<String> neverSeen() {
            return checked.entrySet().stream()
                    .filter(kind -> kind.getValue() == 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * Audits the log in a data directory.
     *
     * @param end the simulated time at which the days ended
     */
    public static Findings of(Path data, Instant end) {
        var audit = new LogAudit(end);
        try (var log = EventLog.open(data.resolve("events.db"))) {
            log.verify();
            log.scan(0, audit::look);
            return audit.findings(log.lastPosition() + 1, end);
        }
    }

    private void look(StoredEvent stored) {
        digest.add(stored);
        if (stored.metadata().contains("\"imported\"")) return;
        var event =
                new ObservedEvent(stored.position(), stored.payloadType(), SimulatedServer.parsed(stored.payload()));
        onceOnlyEvents.look(event);
        obligations.look(event);
        messages.look(event);
    }

    private Findings findings(long events, Instant end) {
        var checked = new TreeMap<>(onceOnlyEvents.checked());
        checked.putAll(obligations.checked());
        var faults = new ArrayList<>(onceOnlyEvents.faults());
        faults.addAll(obligations.faults(end));
        faults.addAll(messages.faults());
        faults.sort(null);
        return new Findings(digest.toString(), events, checked, shortened(faults));
    }

    private static List<String> shortened(List<String> faults) {
        if (faults.size() <= MOST_TOLD) return faults;
        var told = new ArrayList<>(faults.subList(0, MOST_TOLD));
        told.add("and " + (faults.size() - MOST_TOLD) + " more");
        return told;
    }
}
