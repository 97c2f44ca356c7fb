package io.sagadesk.testbed.simulate;

import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.testbed.simulate.audit.LogAudit;
import io.sagadesk.testbed.simulate.host.ServerKiller;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import io.sagadesk.testbed.simulate.people.ActionSchedule;
import io.sagadesk.testbed.simulate.people.ConversationStates;
import io.sagadesk.testbed.simulate.people.CouponMailbox;
import io.sagadesk.testbed.simulate.people.CouponRedeemers;
import io.sagadesk.testbed.simulate.people.EventCounts;
import io.sagadesk.testbed.simulate.people.SeededChance;
import io.sagadesk.testbed.simulate.people.SimulatedAgents;
import io.sagadesk.testbed.simulate.people.SimulatedCompany;
import io.sagadesk.testbed.simulate.people.SimulatedCustomers;
import io.sagadesk.testbed.simulate.people.SimulatedPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Simulates days of business. The clock jumps to the next time at which a person acts or a timer fires. Before each jump
 * the server has processed all consequences, so the same seed produces the same history.
 */
public final class Simulation {

    /** The start of the simulation: a Monday. */
    static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private static final int CUSTOMERS_PER_REQUEST = 2_000;

    private final Options options;
    private final SimulatedServer simulatedServer;
    private final ActionSchedule schedule = new ActionSchedule();
    private final EventCounts eventCounts = new EventCounts();
    private final SimulatedCustomers customers;
    private final List<SimulatedPerson> people;
    private Instant nextTimer = BEGIN;
    private long lastPosition = -1;

    /**
     * The options of a simulation.
     *
     * @param server the command that starts the server
     * @param data an empty directory
     * @param kills how often the server is killed during the simulation
     */
    public record Options(List<String> server, Path data, int days, int customers, long seed, int kills) {

        Instant end() {
            return BEGIN.plus(Duration.ofDays(days));
        }
    }

    /** Receives the progress: the simulated time and the number of events so far. */
    public interface Progress {
        void at(Instant now, int events);
    }

    /** The result of a simulation. */
    public record Result(EventCounts tally, int restarts, double seconds, LogAudit.Findings findings) {}

    private Simulation(Options options, SimulatedServer simulatedServer) {
        this.options = options;
        this.simulatedServer = simulatedServer;
        var chance = new SeededChance(options.seed());
        var conversations = new ConversationStates();
        this.customers = new SimulatedCustomers(schedule, chance, conversations, BEGIN);
        this.people = List.of(
                conversations,
                eventCounts,
                new SimulatedAgents(schedule, chance, conversations),
                customers,
                new CouponRedeemers(
                        schedule, chance, new CouponMailbox(options.data().resolve("mail")), simulatedServer));
    }

    /** Runs a simulation and audits its log. */
    public static Result run(Options options, Progress progress) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var simulatedServer = new SimulatedServer(options.server(), options.data(), BEGIN);
        try {
            var simulation = new Simulation(options, simulatedServer);
            simulation.begin();
            var serverKiller =
                    new ServerKiller(simulatedServer, options.kills(), BEGIN, options.days(), options.seed());
            try {
                simulation.playDays(serverKiller, progress);
            } finally {
                serverKiller.stop();
            }
            simulatedServer.kill();
            var seconds = (System.nanoTime() - begin) / 1e9;
            var findings = LogAudit.of(options.data(), options.end());
            return new Result(simulation.eventCounts, simulatedServer.restarts(), seconds, findings);
        } finally {
            simulatedServer.kill();
        }
    }

    private void begin() {
        importPast();
        new SimulatedCompany(schedule, BEGIN, options.days(), options.customers()).plan();
        IntStream.rangeClosed(1, options.customers()).forEach(number -> customers.plan(number, options.days()));
        moveTo(BEGIN);
    }

    private void importPast() {
        var lines = new ByteArrayOutputStream();
        for (var number = 1; number <= options.customers(); number++) {
            for (var command : customers.past(number)) {
                lines.writeBytes(CommandJsonLines.line(command));
                lines.write('\n');
            }
            if (number % CUSTOMERS_PER_REQUEST == 0 || number == options.customers()) {
                simulatedServer.importLines(lines.toByteArray());
                lines.reset();
            }
        }
    }

    private void playDays(ServerKiller serverKiller, Progress progress) {
        for (var next = next(); next.isBefore(options.end()); next = next()) {
            serverKiller.at(next);
            moveTo(next);
            if (act(next)) moveTo(next);
            progress.at(next, eventCounts.total());
        }
        while (serverKiller.at(options.end())) moveTo(options.end()); // kills that are still due
        moveTo(options.end());
    }

    /** Sends all commands that are due. False if there were none. */
    private boolean act(Instant now) {
        var first = schedule.due(now);
        for (var lines = first; lines.length > 0; lines = schedule.due(now)) simulatedServer.send(lines);
        return first.length > 0;
    }

    private Instant next() {
        var act = schedule.next();
        var soonest = act.isBefore(nextTimer) ? act : nextTimer;
        return soonest.isBefore(simulatedServer.now()) ? simulatedServer.now() : soonest;
    }

    private void moveTo(Instant target) {
        nextTimer = simulatedServer.moveTo(target);
        for (var event : simulatedServer.after(lastPosition)) {
            lastPosition = event.position();
            people.forEach(person -> person.notice(event));
        }
    }
}
