package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.simulate.host.ObservedEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Audits the log: finds actions that happened twice but must happen once, and obligations that were never fulfilled. */
public final class LogAudit {

    private static final int MAX_REPORTED = 20;

    private final LogDigest digest = new LogDigest();
    private final OnceOnlyEvents onceOnlyEvents = new OnceOnlyEvents();
    private final AuditObligations obligations = new AuditObligations();
    private final MessageAudit messages;

    private LogAudit(Instant end) {
        messages = new MessageAudit(end);
    }

    /**
     * The findings of an audit.
     *
     * @param checked the number of checks of each kind; a kind with 0 was not tested
     * @param faults a sentence for each fault
     */
    public record Findings(String digest, long events, Map<String, Integer> checked, List<String> faults) {

        /** The kinds of checks that the log had no events for. */
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
     * @param end the simulated time at which the simulation ended
     */
    public static Findings of(Path data, Instant end) {
        try (var log = SqliteEventLog.open(data.resolve("events.db"))) {
            log.verify();
            return of(log, end);
        }
    }

    /**
     * Audits a log to which a server may be writing.
     *
     * @param end the time up to which all obligations must be fulfilled
     */
    public static Findings of(EventLog log, Instant end) {
        var logAudit = new LogAudit(end);
        log.scan(0, logAudit::audit);
        return logAudit.findings(log.lastPosition() + 1, end);
    }

    private void audit(StoredEvent stored) {
        digest.add(stored);
        if (stored.metadata().contains('"' + EventMetadata.IMPORTED + '"')) return;
        var event =
                new ObservedEvent(stored.position(), stored.payloadType(), SimulatedServer.parsed(stored.payload()));
        onceOnlyEvents.audit(event);
        obligations.audit(event);
        messages.audit(event);
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
        if (faults.size() <= MAX_REPORTED) return faults;
        var reported = new ArrayList<>(faults.subList(0, MAX_REPORTED));
        reported.add("and " + (faults.size() - MAX_REPORTED) + " more");
        return reported;
    }
}
