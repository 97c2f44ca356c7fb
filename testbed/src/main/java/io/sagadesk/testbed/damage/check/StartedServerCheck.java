package io.sagadesk.testbed.damage.check;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.testbed.damage.load.LoadedServer;
import io.sagadesk.testbed.damage.load.TimerAudit;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.simulate.audit.LogAudit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Checks that a server was started right: no event of its log is gone, it carries out new commands, its health is UP,
 * texts can be read, and its log contains each follow-up ticket, service level and timer that the log demands, once.
 */
final class StartedServerCheck {

    private static final Duration WATCHED = Duration.ofSeconds(5); // so that timers come due while it runs
    private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TEXTS_READ = 20;

    private final Instant ready = Instant.now();
    private final ServerProcess server;
    private final SagadeskClient client;
    private final EventLog log;
    private final HeldEvents held;
    private final Set<String> damagedTexts;

    /**
     * @param held the events before the start
     * @param damagedTexts the codes with which a history may be answered, because texts are damaged
     */
    StartedServerCheck(ServerProcess server, EventLog log, HeldEvents held, Set<String> damagedTexts)
            throws IOException {
        this.server = server;
        this.client = server.client(TIME_TO_SETTLE);
        this.log = log;
        this.held = held;
        this.damagedTexts = damagedTexts;
    }

    StartOutcome run() throws InterruptedException {
        require(
                "It does not carry out commands",
                () -> LoadedServer.probe(client, "probe-" + ready.toEpochMilli(), held.last()));
        var timers = awaitObligations(Instant.now().plus(WATCHED));
        require("Its health is not UP", () -> client.get("/actuator/health"));
        ViolationException.requireNone("Texts cannot be read", unreadable());
        var fired = timers.firings().stream()
                .filter(timer -> timer.position() > held.last())
                .toList();
        var late = fired.stream().filter(timer -> timer.due().isBefore(ready)).count();
        return new StartOutcome("", server.secondsToReady(), late, fired.size() - late);
    }

    private static void require(String otherwise, Runnable request) {
        try {
            request.run();
        } catch (CliException failure) {
            throw new ViolationException(otherwise + ": " + failure.getMessage());
        }
    }

    /** Waits until the log contains all that was demanded before the end. */
    private TimerAudit awaitObligations(Instant end) throws InterruptedException {
        var patience = end.plus(TIME_TO_SETTLE);
        while (true) {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            if (Instant.now().isBefore(end)) continue;
            var timers = TimerAudit.of(log);
            var faults = new ArrayList<>(held.missingFrom(log));
            faults.addAll(LogAudit.of(log, end).faults());
            faults.addAll(timers.faults(end));
            if (faults.isEmpty()) return timers;
            if (Instant.now().isAfter(patience)) ViolationException.requireNone("After the start", faults);
        }
    }

    /** A damaged text that has a code of its own is no loss in silence. */
    private List<String> unreadable() {
        var faults = new ArrayList<String>();
        var subjects = subjectsWithTexts();
        var step = Math.max(1, subjects.size() / TEXTS_READ);
        for (var number = 0; number < subjects.size(); number += step) {
            var problem = problemOf("/v1/history?subject=" + subjects.get(number));
            var isKnown = damagedTexts.stream().anyMatch(code -> problem.contains("(" + code + ")"));
            if (!problem.isEmpty() && !isKnown) faults.add(problem);
        }
        return faults;
    }

    private List<String> subjectsWithTexts() {
        var subjects = new ArrayList<String>();
        log.scan(0, event -> {
            if (event.payloadType().equals("conversation.MessagePosted")) subjects.add(event.aggregateId());
        });
        return subjects;
    }

    private String problemOf(String path) {
        try {
            client.get(path);
            return "";
        } catch (CliException refused) {
            return path + ": " + refused.getMessage();
        }
    }
}
