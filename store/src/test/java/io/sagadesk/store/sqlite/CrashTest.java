package io.sagadesk.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that appends from many threads is killed at some moment; what it had acknowledged must be there. More rounds
 * with {@code -Dsagadesk.crash.rounds=20}.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 3);

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_survives_a_killed_process() throws Exception {
        Path file = directory.resolve("events.db");
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> ofThisRound = appendUntilKilled(file);
            assertThat(ofThisRound).isNotEmpty();
            acknowledged.addAll(ofThisRound);
            assertThat(storedIds(file)).containsAll(acknowledged);
        }
    }

    private static List<String> appendUntilKilled(Path file) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessAppends.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        String first = output.readLine(); // it has begun
        var rest = CompletableFuture.supplyAsync(() -> completeLines(output));
        boolean ended = child.waitFor(ThreadLocalRandom.current().nextLong(50, 500), TimeUnit.MILLISECONDS);
        assertThat(ended).as("the child ended by itself").isFalse();
        child.destroyForcibly().waitFor();
        List<String> ids = rest.join();
        ids.add(first);
        return ids;
    }

    private static List<String> completeLines(BufferedReader output) {
        try (output) {
            return new java.util.ArrayList<>(
                    output.lines().filter(line -> line.endsWith(".")).toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> storedIds(Path file) {
        Set<String> ids = new HashSet<>();
        try (var engine = Engines.open(file)) { // which refuses a gap
            engine.log().verify();
            engine.log().scan(0, stored -> ids.add(stored.aggregateId()));
        }
        return ids;
    }
}
