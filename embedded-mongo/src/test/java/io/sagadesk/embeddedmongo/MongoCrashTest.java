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
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes over the wire. All acknowledged commands must be restored, each as a whole, and none without
 * its predecessors. {@code -Dsagadesk.crash.rounds=50} runs more rounds.
 */
class MongoCrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 3);

    private final Map<String, Integer> acknowledged = new HashMap<>();

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_survives_a_killed_process() throws Exception {
        for (int round = 0; round < ROUNDS; round++) kill();
        System.out.printf("%d kills; acknowledged commands: %s; none missing%n", ROUNDS, acknowledged);
    }

    private void kill() throws Exception {
        AppendingProcess process = AppendingProcess.start(EndlessWrites.class, directory.toString());
        boolean ended = process.endsWithin(ThreadLocalRandom.current().nextLong(50, 700));
        assertThat(ended).as("the process ended by itself").isFalse();
        process.kill().forEach(this::note);
        check();
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
}
