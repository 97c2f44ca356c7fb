package io.sagadesk.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.journal.DocumentDirectoryException;
import io.sagadesk.embeddedmongo.journal.DocumentJournal;
import io.sagadesk.embeddedmongo.journal.JournalFile;
import io.sagadesk.embeddedmongo.journal.JournalFrame;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedMongoTest {

    private static final long NEVER = Long.MAX_VALUE;

    @TempDir
    Path directory;

    @Test
    void what_was_stored_is_there_again() {
        List<Document> before = new ArrayList<>();
        with(NEVER, database -> {
            MongoCollection<Document> notes = everyKindOfChange(database);
            notes.find().into(before);
        });
        with(NEVER, database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            assertThat(notes.find()).containsExactlyInAnyOrderElementsOf(before).isNotEmpty();
            assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("notes", "empty");
            assertThat(notes.listIndexes().map(index -> index.getString("name")))
                    .containsExactlyInAnyOrder("_id_", "ref_1");
            assertThatThrownBy(() -> notes.insertOne(note(1_000).append("ref", 7)))
                    .hasMessageContaining("E11000");
        });
    }

    @Test
    void a_compacted_journal_holds_the_same() {
        List<Document> before = new ArrayList<>();
        with(100_000, database -> {
            MongoCollection<Document> notes = everyKindOfChange(database);
            for (int round = 0; round < 20; round++) {
                notes.updateMany(new Document(), Updates.set("round", round + "x".repeat(200)));
            }
            Awaitility.await().until(() -> files().anyMatch(file -> file.matches("snapshot\\.\\d+")));
            notes.updateOne(eq("_id", 77), Updates.set("text", "after the snapshot"));
            notes.find().into(before);
        });
        assertThat(files().filter(file -> file.startsWith("snapshot"))).hasSize(1);
        assertThat(files().filter(file -> file.startsWith("journal"))).hasSize(1);
        with(
                NEVER,
                database -> assertThat(database.getCollection("notes").find())
                        .containsExactlyInAnyOrderElementsOf(before)
                        .hasSize(94));
    }

    @Test
    void a_compaction_that_was_cut_short_loses_nothing() throws IOException {
        List<Document> before = new ArrayList<>();
        with(NEVER, database -> everyKindOfChange(database).find().into(before));
        JournalFile next = JournalFile.create(directory.resolve("journal.1"));
        JournalFrame frame = new JournalFrame();
        frame.document(
                JournalFrame.PUT, "test.notes", BsonBytes.encode(new de.bwaldvogel.mongo.bson.Document("_id", 500)));
        next.append(frame.seal());
        next.close();
        Files.writeString(directory.resolve("snapshot.1.new"), "half a snapsh");
        before.add(new Document("_id", 500));
        with(
                NEVER,
                database ->
                        assertThat(database.getCollection("notes").find()).containsExactlyInAnyOrderElementsOf(before));
        assertThat(files()).doesNotContain("snapshot.1.new");
    }

    @Test
    void an_end_that_was_not_completely_written_is_cut_off() throws IOException {
        with(NEVER, database -> insert(database, 0, 10));
        long whole = Files.size(journal());
        with(NEVER, database -> insert(database, 10, 11));
        long longer = Files.size(journal());
        for (long length = longer - 1; length > whole; length -= 7) {
            truncate(length);
            with(
                    NEVER,
                    database -> assertThat(database.getCollection("notes").countDocuments())
                            .isEqualTo(10));
            assertThat(Files.size(journal())).isEqualTo(whole);
            with(NEVER, database -> insert(database, 10, 11));
        }
    }

    @Test
    void a_journal_of_which_only_the_start_was_written_is_begun_again() throws IOException {
        with(NEVER, database -> {});
        truncate(5);
        with(NEVER, database -> insert(database, 0, 3));
        with(
                NEVER,
                database -> assertThat(database.getCollection("notes").countDocuments())
                        .isEqualTo(3));
    }

    @Test
    void a_damaged_journal_is_refused_and_left_as_it_is() throws IOException {
        with(NEVER, database -> insert(database, 0, 50));
        byte[] healthy = Files.readAllBytes(journal());
        for (int at :
                new int[] {JournalFile.HEADER.length() + 1, JournalFile.HEADER.length() + 6, healthy.length / 2}) {
            byte[] damaged = healthy.clone();
            damaged[at] ^= 4;
            Files.write(journal(), damaged);
            assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                    .isInstanceOf(DocumentDirectoryException.class)
                    .hasMessageContaining("journal.0 is damaged at byte");
            assertThat(Files.readAllBytes(journal())).isEqualTo(damaged);
        }
    }

    @Test
    void a_flipped_bit_in_the_last_frame_is_an_end_that_was_not_completely_written() throws IOException {
        with(NEVER, database -> insert(database, 0, 50));
        byte[] bytes = Files.readAllBytes(journal());
        bytes[bytes.length - 3] ^= 1;
        Files.write(journal(), bytes);
        with(
                NEVER,
                database -> assertThat(database.getCollection("notes").countDocuments())
                        .isEqualTo(49));
    }

    @Test
    void a_missing_snapshot_or_journal_is_missed() throws IOException {
        with(10_000, database -> {
            insert(database, 0, 300);
            Awaitility.await().until(() -> files().anyMatch(file -> file.matches("snapshot\\.\\d+")));
        });
        Path snapshot = named("snapshot");
        Path saved = Files.move(snapshot, directory.resolve("saved"));
        assertThatThrownBy(() -> EmbeddedMongo.open(directory)).hasMessageContaining("is missing or incomplete");
        Files.move(saved, snapshot);
        Files.delete(named("journal"));
        assertThatThrownBy(() -> EmbeddedMongo.open(directory)).hasMessageContaining("is missing");
    }

    @Test
    void a_foreign_or_newer_file_is_refused() throws IOException {
        Files.writeString(directory.resolve("journal.0"), "something else, and long enough for a header");
        assertThatThrownBy(() -> EmbeddedMongo.open(directory)).hasMessageContaining("is not a document journal");
        Files.writeString(directory.resolve("journal.0"), JournalFile.FORMAT + "9\n");
        assertThatThrownBy(() -> EmbeddedMongo.open(directory)).hasMessageContaining("newer version");
    }

    @Test
    void a_directory_is_open_once() {
        with(NEVER, database -> {
            assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                    .isInstanceOf(DocumentDirectoryException.class)
                    .hasMessageContaining("another process");
        });
    }

    @Test
    void files_are_for_their_owner_only() throws IOException {
        with(10_000, database -> {
            insert(database, 0, 300);
            Awaitility.await().until(() -> files().anyMatch(file -> file.matches("snapshot\\.\\d+")));
        });
        for (Path file : List.of(named("snapshot"), named("journal"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_would_be_executed_wrongly_is_refused() {
        with(NEVER, database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            notes.insertOne(note(1));
            IndexOptions partial = new IndexOptions().partialFilterExpression(gte("ref", 1));
            assertThatThrownBy(() -> notes.createIndex(Indexes.ascending("ref"), partial))
                    .hasMessageContaining("partialFilterExpression");
            assertThatThrownBy(() -> notes.createIndex(Indexes.text("text"))).hasMessageContaining("text");
            assertThatThrownBy(() -> notes.renameCollection(new MongoNamespace(database.getName(), "renamed")))
                    .hasMessageContaining("rename");
        });
    }

    @Test
    void a_journal_that_cannot_be_written_stops_the_store() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoDatabase database = client.getDatabase("test");
            insert(database, 0, 3);
            mongo.journal.file().close(); // simulates a failed disk
            assertThatThrownBy(() -> insert(database, 3, 4)).hasMessageContaining("could not be written");
            assertThatThrownBy(() -> insert(database, 4, 5)).hasMessageContaining("accepts nothing any more");
            assertThat(database.getCollection("notes").find(eq("_id", 2)).first())
                    .isNotNull();
        }
        with(
                NEVER,
                database -> assertThat(database.getCollection("notes").countDocuments())
                        .isEqualTo(3));
    }

    @Test
    void an_empty_journal_beside_its_snapshot_is_refused_and_nothing_is_deleted() throws IOException {
        with(1, database -> insert(database, 0, 500));
        Path newest = named("journal");
        for (int length : new int[] {0, 10}) {
            Files.write(newest, new byte[length]);
            var before = files().sorted().toList();
            assertThatThrownBy(() -> with(NEVER, database -> {}))
                    .isInstanceOf(DocumentDirectoryException.class)
                    .hasMessageContaining("missing or incomplete");
            assertThat(files().sorted()).isEqualTo(before);
        }
    }

    @Test
    void a_damaged_snapshot_is_refused_and_nothing_is_deleted() throws IOException {
        with(1, database -> insert(database, 0, 500));
        Path snapshot = named("snapshot");
        byte[] bytes = Files.readAllBytes(snapshot);
        bytes[bytes.length / 2] ^= 1;
        Files.write(snapshot, bytes);
        Path older = directory.resolve("journal.0");
        Files.writeString(older, "an older journal");
        assertThatThrownBy(() -> with(NEVER, database -> {})).isInstanceOf(DocumentDirectoryException.class);
        assertThat(older).exists();
    }

    private static MongoCollection<Document> everyKindOfChange(MongoDatabase database) {
        MongoCollection<Document> notes = database.getCollection("notes");
        insert(database, 0, 100);
        notes.createIndex(
                Indexes.ascending("ref"), new IndexOptions().unique(true).sparse(true));
        notes.createIndex(Indexes.ascending("text"));
        notes.dropIndex("text_1");
        notes.updateOne(eq("_id", 50), Updates.set("ref", 7));
        notes.replaceOne(eq("_id", 51), new Document("text", "replaced"));
        notes.deleteMany(lt("_id", 5));
        notes.findOneAndDelete(eq("_id", 60));
        database.createCollection("empty");
        database.getCollection("dropped").insertOne(note(1));
        database.getCollection("dropped").drop();
        return notes;
    }

    private static void insert(MongoDatabase database, int from, int to) {
        IntStream.range(from, to).forEach(i -> database.getCollection("notes").insertOne(note(i)));
    }

    private static Document note(int id) {
        return new Document("_id", id).append("text", "text " + id);
    }

    private void with(long compactAt, Consumer<MongoDatabase> test) {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, new DocumentJournal.Growth(compactAt, 4));
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            test.accept(client.getDatabase("test"));
        }
    }

    private Path journal() {
        return directory.resolve("journal.0");
    }

    private Path named(String kind) {
        return directory.resolve(
                files().filter(file -> file.startsWith(kind)).findFirst().orElseThrow());
    }

    private Stream<String> files() {
        return Arrays.stream(directory.toFile().list());
    }

    private void truncate(long length) throws IOException {
        try (var channel = FileChannel.open(journal(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}
