package io.sagadesk.testbed.simulate;

import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.testbed.simulate.audit.Audit;
import io.sagadesk.testbed.simulate.host.Host;
import io.sagadesk.testbed.simulate.host.Killer;
import io.sagadesk.testbed.simulate.people.Agents;
import io.sagadesk.testbed.simulate.people.Chance;
import io.sagadesk.testbed.simulate.people.Codes;
import io.sagadesk.testbed.simulate.people.Company;
import io.sagadesk.testbed.simulate.people.Conversations;
import io.sagadesk.testbed.simulate.people.Customers;
import io.sagadesk.testbed.simulate.people.Redeemers;
import io.sagadesk.testbed.simulate.people.Resident;
import io.sagadesk.testbed.simulate.people.Schedule;
import io.sagadesk.testbed.simulate.people.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some days of business. The clock goes from one moment at which somebody does something, or a timer fires, to the next; each
 * time all that follows has happened before it goes on. So the same seed makes the same history.
 */
public final class Simulation {

    /** A Monday. */
    static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private static final int LINES = 2_000;

    private final Options options;
    private final Host host;
    private final Schedule schedule = new Schedule();
    private final Tally tally = new Tally();
    private final Customers customers;
    private final List<Resident> residents;
    private Instant nextDue = BEGIN;
    private long seen = -1;

    /**
     * What to play.
     *
     * @param server the command that starts the server
     * @param data an empty directory
     * @param kills how often the server is killed meanwhile
     */
    public record Options(List<String> server, Path data, int days, int customers, long seed, int kills) {

        Instant end() {
            return BEGIN.plus(Duration.ofDays(days));
        }
    }

    /** Is told how far the days have gone by. */
    public interface Progress {
        void at(Instant now, int events);
    }

    /** What it came to. */
    public record Result(Tally tally, int restarts, double seconds, Audit.Findings findings) {}

    private Simulation(Options options, Host host) {
        this.options = options;
        this.host = host;
        var chance = new Chance(options.seed());
        var conversations = new Conversations();
        this.customers = new Customers(schedule, chance, conversations, BEGIN);
        this.residents = List.of(
                conversations,
                tally,
                new Agents(schedule, chance, conversations),
                customers,
                new Redeemers(schedule, chance, new Codes(options.data().resolve("mail")), host));
    }

    public static Result run(Options options, Progress progress) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var host = new Host(options.server(), options.data(), BEGIN);
        try {
            var simulation = new Simulation(options, host);
            simulation.begin();
            var killer = new Killer(host, options.kills(), BEGIN, options.days(), options.seed());
            try {
                simulation.goOn(killer, progress);
            } finally {
                killer.stop();
            }
            host.kill();
            var seconds = (System.nanoTime() - begin) / 1e9;
            var findings = Audit.of(options.data(), options.end());
            return new Result(simulation.tally, host.restarts(), seconds, findings);
        } finally {
            host.kill();
        }
    }

    private void begin() {
        importPast();
        new Company(schedule, BEGIN, options.days(), options.customers()).plan();
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
            if (number % LINES == 0 || number == options.customers()) {
                host.importLines(lines.toByteArray());
                lines.reset();
            }
        }
    }

    private void goOn(Killer killer, Progress progress) {
        for (var next = next(); next.isBefore(options.end()); next = next()) {
            killer.at(next);
            moveTo(next);
            if (act(next)) moveTo(next);
            progress.at(next, tally.total());
        }
        while (killer.at(options.end())) moveTo(options.end()); // those that still wait for their turn
        moveTo(options.end());
    }

    /** Whether anybody did anything. */
    private boolean act(Instant now) {
        var first = schedule.due(now);
        for (var lines = first; lines.length > 0; lines = schedule.due(now)) host.send(lines);
        return first.length > 0;
    }

    private Instant next() {
        var act = schedule.next();
        var soonest = act.isBefore(nextDue) ? act : nextDue;
        return soonest.isBefore(host.now()) ? host.now() : soonest;
    }

    private void moveTo(Instant target) {
        nextDue = host.moveTo(target);
        for (var happening : host.after(seen)) {
            seen = happening.position();
            residents.forEach(resident -> resident.notice(happening));
        }
    }
}
