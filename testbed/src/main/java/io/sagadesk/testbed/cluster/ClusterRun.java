package io.sagadesk.testbed.cluster;

import io.sagadesk.replay.CliException;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.testbed.damage.load.LoadPolicies;
import io.sagadesk.testbed.damage.load.SupportLoad;
import io.sagadesk.testbed.damage.load.TimerAudit;
import io.sagadesk.testbed.simulate.audit.LogAudit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends load to two servers on one PostgreSQL and one document store, kills the servers and the stores meanwhile, and audits
 * the log: what was acknowledged is there, once; each process and each timer acted, once.
 */
public final class ClusterRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POSTGRES_AWAY = Duration.ofSeconds(5);
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(3);
    private static final int MIN_LOAD_MILLISECONDS = 1_500;
    private static final int MORE_LOAD_MILLISECONDS = 2_500;
    private static final int MOST_MILLISECONDS_AWAY = 2_000;
    private static final int CLIENTS = 2;
    private static final int HISTORIES = 20;

    private final PrintWriter out;
    private final Options options;
    private final ServerCluster cluster;
    private final Random random;
    private final AcknowledgedRequests acknowledged = new AcknowledgedRequests();
    private final List<ClusterLoad> clients = new ArrayList<>();

    private ClusterRun(PrintWriter out, Options options, ServerCluster cluster) {
        this.out = out;
        this.options = options;
        this.cluster = cluster;
        this.random = new Random(options.seed());
    }

    /**
     * The options of a run.
     *
     * @param server the command that starts a server, without forking another process
     * @param documentStore the command that starts the document store, likewise
     * @param directory an empty directory
     * @param kills how often an instance is killed
     * @param documentsAway how long the document store is away, once
     * @param deskCommands the number of concurrent commands for one desk
     */
    public record Options(
            List<String> server,
            List<String> documentStore,
            Path directory,
            int kills,
            Duration documentsAway,
            int deskCommands,
            long seed) {}

    /** Runs, and prints a line for each kill. Returns a sentence for each guarantee that did not hold. */
    public static List<String> run(PrintWriter out, Options options) throws IOException, InterruptedException {
        try (var cluster = ServerCluster.start(options.server(), options.documentStore(), options.directory())) {
            return new ClusterRun(out, options, cluster).run();
        }
    }

    private List<String> run() throws IOException, InterruptedException {
        var first = cluster.client(0, PATIENCE);
        LoadPolicies.publishTo(first);
        first.sendLines(SupportLoad.desk());
        for (var number = 1; number <= CLIENTS; number++) {
            clients.add(new ClusterLoad(cluster, "client-" + number, options.seed() + number, acknowledged));
        }
        clients.forEach(Thread::start);
        for (var kill = 1; kill <= options.kills(); kill++) killInstance(kill);
        var findings = new ArrayList<>(new DeskRush(cluster, acknowledged).run(options.deskCommands()));
        print("%d commands for one desk through both: %d not accepted", options.deskCommands(), findings.size());
        findings.addAll(findings(this::killPostgres));
        findings.addAll(findings(this::killDocuments));
        for (var client : clients) addIfAny(client.end(), findings);
        findings.addAll(findings(() -> findings.addAll(audit(Instant.now()))));
        print(
                "%d kills of instances, %d acknowledged requests, %d violations.",
                options.kills(), acknowledged.count(), findings.size());
        return findings;
    }

    /** A part of the run, which fails if nobody answers any more. */
    private interface Part {
        void run() throws IOException, InterruptedException;
    }

    private static List<String> findings(Part part) throws IOException, InterruptedException {
        try {
            part.run();
            return List.of();
        } catch (CliException unanswered) {
            return List.of(String.valueOf(unanswered.getMessage()));
        }
    }

    private void killInstance(int kill) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(MIN_LOAD_MILLISECONDS + random.nextInt(MORE_LOAD_MILLISECONDS));
        seen();
        var instance = random.nextInt(ServerCluster.INSTANCES);
        cluster.kill(instance);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLISECONDS_AWAY));
        var seconds = cluster.startAgain(instance);
        print("Kill %2d: instance %d ready again after %.1f s; clients saw %s", kill, instance, seconds, seen());
    }

    private void killPostgres() throws IOException, InterruptedException {
        seen();
        cluster.postgres().kill();
        Thread.sleep(POSTGRES_AWAY.toMillis());
        cluster.postgres().startAgain();
        print("PostgreSQL killed and away for %d s: %s", POSTGRES_AWAY.toSeconds(), afterRecovery());
    }

    private void killDocuments() throws IOException, InterruptedException {
        seen();
        cluster.documents().kill();
        Thread.sleep(options.documentsAway().toMillis());
        cluster.documents().startAgain();
        print("Documents killed and away for %d s: %s", options.documentsAway().toSeconds(), afterRecovery());
    }

    /** Waits until both instances are healthy, which they are when all processors go on. */
    private String afterRecovery() throws IOException, InterruptedException {
        var begin = System.nanoTime();
        for (var instance = 0; instance < ServerCluster.INSTANCES; instance++) {
            cluster.client(instance, PATIENCE).get("/actuator/health");
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        Thread.sleep(UNTIL_SEEN.toMillis());
        return "both healthy %.1f s after it was back; clients saw %s".formatted(seconds, seen());
    }

    private String seen() {
        return String.join("; ", clients.stream().map(ClusterLoad::seen).toList());
    }

    /** Waits until the log contains all that was demanded before the end, and returns what is wrong then. */
    private List<String> audit(Instant end) throws IOException, InterruptedException {
        var patience = Instant.now().plus(PATIENCE);
        try (var log = cluster.openLog()) {
            while (true) {
                var faults = new ArrayList<>(acknowledged.faults(log));
                faults.addAll(LogAudit.of(log, end).faults());
                faults.addAll(TimerAudit.of(log).faults(end));
                if (faults.isEmpty()) return unequalAnswers(log);
                if (Instant.now().isAfter(patience)) return withHealth(faults);
                TimeUnit.SECONDS.sleep(2);
            }
        }
    }

    /** Adds what the instances say of themselves: whether somebody is late, or has dead letters. */
    private List<String> withHealth(List<String> faults) throws IOException {
        for (var instance = 0; instance < ServerCluster.INSTANCES; instance++) {
            faults.add("Health of instance " + instance + ": "
                    + cluster.client(instance, PATIENCE).get("/actuator/health"));
        }
        return faults;
    }

    /** Both instances must be healthy, and tell the same history of some conversations, texts included. */
    private List<String> unequalAnswers(EventLog log) throws IOException {
        var faults = new ArrayList<String>();
        var one = cluster.client(0, PATIENCE);
        var other = cluster.client(1, PATIENCE);
        one.get("/actuator/health");
        other.get("/actuator/health");
        for (var conversation : conversations(log)) {
            var path = "/v1/history?limit=1000&subject=" + conversation;
            var events = one.get(path).path("events");
            if (events.isEmpty() || !events.equals(other.get(path).path("events"))) {
                faults.add("The instances answer differently, or nothing: " + path);
            }
        }
        return faults;
    }

    /** Conversations with texts, from all over the log. */
    private static List<String> conversations(EventLog log) {
        var all = new LinkedHashSet<String>();
        log.scan(0, event -> {
            if (event.payloadType().equals("conversation.MessagePosted")) all.add(event.aggregateId());
        });
        var list = List.copyOf(all);
        var step = Math.max(1, list.size() / HISTORIES);
        return IntStream.iterate(0, next -> next < list.size(), next -> next + step)
                .mapToObj(list::get)
                .toList();
    }

    private static void addIfAny(@Nullable String finding, List<String> findings) {
        if (finding != null) findings.add(finding);
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
