package io.sagadesk.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes over the wire. All acknowledged commands must be restored, each as a whole, and none without
 * its predecessors. {@code -Dsagadesk.crash.rounds=50} runs more rounds.
 */
class MongoCrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 3);

    // on a busy machine few kills happen to be in a compaction
    private static final int MOST_ROUNDS = ROUNDS + 60;

    private final Map<String, Integer> acknowledged = new HashMap<>();
    private int kills;
    private int cutShort;

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_survives_a_killed_process() throws Exception {
        for (int round = 0; round < ROUNDS; round++) kill("1000000000", "4");
        report();
    }

    @Test
    void what_was_acknowledged_survives_a_process_that_is_killed_while_it_compacts() throws Exception {
        for (int round = 0; round < (cutShort == 0 ? MOST_ROUNDS : ROUNDS); round++) kill("20000", "0");
        report();
        assertThat(cutShort).as("compactions that were cut short").isPositive();
    }

    private void kill(String... growth) throws Exception {
        AppendingProcess process =
                AppendingProcess.start(EndlessWrites.class, directory.toString(), growth[0], growth[1]);
        boolean ended = process.endsWithin(ThreadLocalRandom.current().nextLong(50, 700));
        assertThat(ended).as("the process ended by itself").isFalse();
        process.kill().forEach(this::note);
        kills++;
        cutShort += files().filter(file -> file.startsWith("journal")).count() > 1 ? 1 : 0;
        check();
    }

    private void report() {
        System.out.printf(
                "%d kills, %d of them in a compaction; acknowledged commands: %s; none missing%n",
                kills, cutShort, acknowledged);
    }

    private void note(String line) {
        String[] words = line.replace(".", "").split(" ", -1);
        acknowledged.merge(words[0], Integer.parseInt(words[1]), Math::max);
    }

    private void check() {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoDatabase database = client.getDatabase("crash");
            acknowledged.forEach((writer, command) -> check(database.getCollection(writer), command));
        }
    }

    private static void check(MongoCollection<Document> collection, int lastAcknowledged) {
        int last = EndlessWrites.last(collection);
        assertThat(last).isGreaterThanOrEqualTo(lastAcknowledged);
        assertThat(collection.find(gt("command", last))).isEmpty();
        Map<Integer, Integer> documents = new HashMap<>();
        collection
                .find(ne("_id", "last"))
                .forEach(each -> documents.merge(each.getInteger("command"), 1, Integer::sum));
        assertThat(documents.values()).allMatch(count -> count == EndlessWrites.DOCUMENTS);
        int oldest =
                documents.keySet().stream().mapToInt(Integer::intValue).min().orElse(1);
        assertThat(oldest).isLessThanOrEqualTo(Math.max(1, last - EndlessWrites.KEPT + 1));
        assertThat(documents).hasSize(last - oldest + 1);
        assertThat(collection.countDocuments(eq("command", last))).isEqualTo(EndlessWrites.DOCUMENTS + 1);
    }

    private Stream<String> files() {
        return Stream.of(directory.toFile().list());
    }
}
