package io.sagadesk.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the write-ahead file of a copy at each boundary behind what was synced, as a power cut may. What is left must be the
 * result of the first commands, and of all durable ones that were acknowledged. As for a projection, command n first writes
 * documents and then its token, neither of them durable; every tenth writes a timer, which is.
 */
@Timeout(300)
class PowerCutTest {

    private static final String FILE = "documents.db";
    private static final int HEADER = 32;
    private static final int FRAME = 24 + 8192;
    private static final int DOCUMENTS = 40;
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    @TempDir
    Path directory;

    private int cuts;
    private int lost;

    @Test
    void what_a_power_cut_leaves_is_what_the_first_commands_made() throws IOException {
        cut(0, 200); // in the first cycle of the write-ahead file
        cut(1, 6_000); // after it was begun again
        System.out.printf("%d cuts; %d of them lost commands that need not be durable%n", cuts, lost);
        assertThat(lost).as("cuts that lost commands").isPositive();
    }

    private void cut(int cycle, int length) throws IOException {
        Path data = directory.resolve("data-" + cycle);
        Path copy = Files.createDirectory(directory.resolve("copy-" + cycle));
        long synced = HEADER;
        long end;
        int commands = 0;
        int cycleOfSynced = -1;
        try (EmbeddedMongo mongo = EmbeddedMongo.open(data);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoDatabase database = client.getDatabase("test");
            while (commands % 10 != 3 || cycleOfSynced < cycle) {
                execute(++commands, length, database);
                if (isDurable(commands)) {
                    synced = usedEnd(wal(data));
                    cycleOfSynced = cycle(wal(data));
                }
            }
            end = usedEnd(wal(data));
            Files.copy(data.resolve(FILE), copy.resolve(FILE));
            Files.copy(wal(data), wal(copy));
        }
        assertThat(synced).isLessThan(end);
        for (long at = synced; at <= end; at += FRAME) {
            check(copy, at, false, commands, length);
            check(copy, at + FRAME / 2, true, commands, length);
        }
    }

    private static boolean isDurable(int command) {
        return command % 10 == 0;
    }

    private static void execute(int n, int length, MongoDatabase database) {
        if (n == 1) database.getCollection("model").createIndex(Indexes.ascending("command"));
        MongoDatabase derived = database.withWriteConcern(WriteConcern.ACKNOWLEDGED.withJournal(false));
        List<ReplaceOneModel<Document>> batch = new ArrayList<>();
        for (int id : List.of(n % DOCUMENTS, (n * 7) % DOCUMENTS)) {
            batch.add(new ReplaceOneModel<>(eq("_id", id), document(id, n, length), OR_INSERT));
        }
        derived.getCollection("model").bulkWrite(batch);
        derived.getCollection("tokens")
                .updateOne(eq("_id", "token"), Updates.set("command", n), new UpdateOptions().upsert(true));
        if (isDurable(n)) database.getCollection("timers").insertOne(new Document("_id", n));
    }

    private static Document document(int id, int command, int length) {
        return new Document("_id", id).append("command", command).append("text", "x".repeat(length));
    }

    /** @param zeros whether the rest is zeros, as of blocks that never reached the disk */
    private void check(Path copy, long cut, boolean zeros, int commands, int length) throws IOException {
        Path left = Files.createTempDirectory(directory, "left");
        Files.copy(copy.resolve(FILE), left.resolve(FILE));
        Files.copy(wal(copy), wal(left));
        try (var file = new RandomAccessFile(wal(left).toFile(), "rw")) {
            long whole = file.length();
            file.setLength(Math.min(cut, whole));
            if (zeros) file.setLength(whole);
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.open(left);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            check(client.getDatabase("test"), commands, length);
        }
        cuts++;
    }

    private void check(MongoDatabase database, int commands, int length) {
        MongoCollection<Document> model = database.getCollection("model");
        Document newest = model.find().sort(Indexes.descending("command")).first();
        int last = newest == null ? 0 : newest.getInteger("command");
        Map<Integer, Document> expected = new TreeMap<>();
        for (int n = 1; n <= last; n++) {
            expected.put(n % DOCUMENTS, document(n % DOCUMENTS, n, length));
            expected.put(n * 7 % DOCUMENTS, document(n * 7 % DOCUMENTS, n, length));
        }
        assertThat(model.find().sort(Indexes.ascending("_id"))).containsExactlyElementsOf(expected.values());
        Document token = database.getCollection("tokens").find().first();
        assertThat(token == null ? 0 : token.getInteger("command")).isBetween(last - 1, last);
        var timers = database.getCollection("timers").find().map(timer -> timer.getInteger("_id"));
        assertThat(timers).hasSize(commands / 10); // all were acknowledged
        assertThat(timers).allMatch(timer -> timer <= last);
        if (last < commands) lost++;
    }

    private static Path wal(Path data) {
        return data.resolve(FILE + "-wal");
    }

    /** How often the file was begun anew. */
    private static int cycle(Path wal) throws IOException {
        try (var file = new RandomAccessFile(wal.toFile(), "r")) {
            file.seek(12);
            return file.readInt();
        }
    }

    /** The end of the frames that are in use; they have the same salt as the header. */
    private static long usedEnd(Path wal) throws IOException {
        try (var file = new RandomAccessFile(wal.toFile(), "r")) {
            long salt = longAt(16, file);
            long end = HEADER;
            while (end + FRAME <= file.length() && longAt(end + 8, file) == salt) end += FRAME;
            return end;
        }
    }

    private static long longAt(long position, RandomAccessFile file) throws IOException {
        file.seek(position);
        return file.readLong();
    }
}
