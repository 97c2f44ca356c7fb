package io.sagadesk.testbed.cluster;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.testbed.damage.load.SupportLoad;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client of the cluster: sends commands to the instances in turn. What one does not answer it sends to the next, until
 * somebody acknowledges it, as every command bears the id of its request.
 */
final class ClusterLoad extends Thread {

    private static final int NEW_SUBJECTS = 2;
    private static final long PAUSE_MILLISECONDS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile(" at http://\\S+");

    /** Refusals that pass by themselves. */
    private static final Set<String> PASSING = Set.of("store-unreachable", "overloaded", "read-model-behind");

    private final ServerCluster cluster;
    private final SupportLoad load;
    private final AcknowledgedRequests acknowledged;
    private final Map<String, Integer> failures = new TreeMap<>();
    private long longestNanos;
    private int turn;
    private volatile boolean ended;
    private volatile @Nullable String finding;

    ClusterLoad(ServerCluster cluster, String prefix, long seed, AcknowledgedRequests acknowledged) {
        super(prefix);
        setDaemon(true);
        this.cluster = cluster;
        this.load = new SupportLoad(prefix, seed);
        this.acknowledged = acknowledged;
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                send(load.next(NEW_SUBJECTS));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            }
        } catch (CliException | IOException refused) {
            finding = refused.getMessage();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the request that is under way. Returns what must not happen and did; null if nothing. */
    @Nullable String end() throws InterruptedException {
        ended = true;
        join();
        return finding;
    }

    /** What this client saw since it was asked last: failures by kind, and the longest wait for an acknowledgement. */
    synchronized String seen() {
        var kinds = failures.isEmpty() ? "no failure" : failures.toString();
        var seen = "%s, longest wait %.1f s".formatted(kinds, longestNanos / 1e9);
        failures.clear();
        longestNanos = 0;
        return seen;
    }

    private void send(byte[] lines) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        while (!isAcknowledged(lines)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new CliException("Nobody carries out commands for " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        }
        waited(System.nanoTime() - begin);
    }

    private boolean isAcknowledged(byte[] lines) throws IOException {
        BulkAnswer answer;
        try {
            answer = cluster.client(turn++ % ServerCluster.INSTANCES).sendLines(lines);
        } catch (CliException unanswered) {
            failed(ADDRESS.matcher(String.valueOf(unanswered.getMessage())).replaceAll(""));
            return false;
        }
        for (var problem : answer.problems()) {
            if (!PASSING.contains(problem.code())) {
                throw new CliException("Refused: " + problem.detail() + " (" + problem.code() + ")");
            }
            failed(problem.code());
        }
        note(lines, answer);
        return answer.problems().isEmpty();
    }

    private void note(byte[] lines, BulkAnswer answer) {
        var requests = new String(lines, StandardCharsets.UTF_8).lines().toList();
        for (var number = 0; number < requests.size(); number++) {
            if (answer.results().charAt(number) != BulkAnswer.ACCEPTED) continue;
            acknowledged.add(CommandJsonLines.JSON.readTree(requests.get(number)));
        }
    }

    private synchronized void failed(String kind) {
        var sentence = kind.indexOf(", for ") < 0 ? kind : kind.substring(0, kind.indexOf(", for "));
        failures.merge(sentence, 1, Integer::sum);
    }

    private synchronized void waited(long nanos) {
        longestNanos = Math.max(longestNanos, nanos);
    }
}
