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
import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EmbeddedMongoTest {

    @TempDir
    Path directory;

    @Test
    void what_was_stored_is_there_again() {
        List<Document> before = new ArrayList<>();
        with(database -> everyKindOfChange(database).find().into(before));
        with(database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            assertThat(notes.find()).containsExactlyElementsOf(before).hasSize(94);
            assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("notes", "empty");
            assertThat(notes.listIndexes().map(index -> index.getString("name")))
                    .containsExactlyInAnyOrder("_id_", "ref_1", "tags_1");
            assertThat(notes.find(eq("tags", "b"))).hasSize(1);
            assertThatThrownBy(() -> notes.insertOne(note(1_000).append("ref", 7)))
                    .hasMessageContaining("E11000");
        });
    }

    @Test
    void what_was_dropped_is_deleted_by_the_commands_that_follow() throws SQLException {
        with(database -> {
            insert(database.getCollection("dropped"), 0, 3_000);
            database.getCollection("dropped").drop();
            insert(database.getCollection("dropped"), 0, 2);
            for (int i = 0; i < 10; i++) insert(database.getCollection("notes"), i, i + 1);
            assertThat(database.getCollection("dropped").find()).hasSize(2);
        });
        assertThat(number("SELECT count(*) FROM document")).isEqualTo(12);
        assertThat(number("SELECT count(*) FROM entry")).isEqualTo(12);
        assertThat(number("SELECT count(*) FROM tree WHERE name IS NULL")).isZero();
    }

    @Test
    void an_update_changes_the_keys_of_an_array() throws SQLException {
        with(database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            notes.createIndex(Indexes.ascending("tags"));
            notes.insertOne(note(1).append("tags", List.of("a", "b")));
            notes.updateOne(eq("_id", 1), Updates.set("tags", List.of("b", "c", "c")));
            assertThat(notes.find(eq("tags", "a"))).isEmpty();
            assertThat(notes.find(eq("tags", "b"))).hasSize(1);
            assertThat(notes.find(eq("tags", "c"))).hasSize(1);
        });
        assertThat(number("SELECT count(*) FROM entry")).isEqualTo(3);
    }

    @Test
    void a_query_goes_on_behind_what_is_written_meanwhile() {
        with(database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            notes.createIndex(Indexes.ascending("text"));
            insert(notes, 0, 1_000);
            for (var order : List.of(new Document(), Indexes.ascending("text"), Indexes.descending("text"))) {
                var seen = new ArrayList<Integer>();
                for (var note : notes.find().sort(order).batchSize(50)) {
                    seen.add(note.getInteger("_id"));
                    if (seen.size() % 50 == 0) notes.updateMany(new Document(), Updates.inc("round", 1));
                    if (seen.size() == 500) notes.deleteOne(eq("_id", seen.get(0)));
                }
                assertThat(seen).doesNotHaveDuplicates().contains(2, 998).hasSizeGreaterThanOrEqualTo(997);
            }
        });
    }

    @Test
    void a_query_of_what_is_dropped_meanwhile_fails() {
        with(database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            notes.createIndex(Indexes.ascending("text"));
            insert(notes, 0, 1_000);
            var ordered =
                    notes.find().sort(Indexes.ascending("text")).batchSize(10).iterator();
            var all = notes.find().batchSize(10).iterator();
            ordered.next();
            all.next();
            notes.dropIndex("text_1");
            assertThatThrownBy(() -> ordered.forEachRemaining(note -> {})).hasMessageContaining("dropped meanwhile");
            notes.drop();
            assertThatThrownBy(() -> all.forEachRemaining(note -> {})).hasMessageContaining("dropped meanwhile");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            half   | is damaged
            torn   | is damaged
            zeros  | is damaged
            header | is damaged
            other  | is no file of documents
            newer  | newer version
            """)
    void a_file_that_cannot_be_used_is_refused_and_left_as_it_is(String damage, String sentence) throws Exception {
        with(database -> everyKindOfChange(database));
        byte[] bytes = Files.readAllBytes(file());
        switch (damage) {
            case "half" -> bytes = Arrays.copyOf(bytes, bytes.length / 2 / PAGE * PAGE);
            case "torn" -> bytes = Arrays.copyOf(bytes, bytes.length - 100);
            case "zeros" -> Arrays.fill(bytes, 3 * PAGE, 4 * PAGE, (byte) 0);
            case "header" -> Arrays.fill(bytes, 0, 16, (byte) 'x');
            case "other" -> execute("PRAGMA application_id = 7");
            default -> execute("PRAGMA user_version = 9");
        }
        if (sentence.startsWith("is damaged")) Files.write(file(), bytes);
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                .isInstanceOf(DocumentDirectoryException.class)
                .hasMessageContaining("documents.db")
                .hasMessageContaining(sentence);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    /** SQLite would take it for a new file, and delete the write-ahead file. */
    @Test
    void a_write_ahead_file_without_its_file_is_refused_and_left_as_it_is() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        Path writeAhead = copy.resolve("documents.db-wal");
        with(database -> insert(database.getCollection("notes"), 0, 3), () -> {
            Files.copy(directory.resolve("documents.db-wal"), writeAhead);
            return copy;
        });
        long length = Files.size(writeAhead);
        assertThatThrownBy(() -> EmbeddedMongo.open(copy))
                .isInstanceOf(DocumentDirectoryException.class)
                .hasMessageContaining("is empty, but its write-ahead file is not");
        assertThat(length).isPositive().isEqualTo(Files.size(writeAhead));
    }

    /** A large file is not checked at the start. */
    @Test
    void damage_is_named_where_it_is_read() throws Exception {
        with(database -> insert(database.getCollection("notes"), 0, 50));
        execute("UPDATE document SET bson = zeroblob(length(bson)) WHERE position & 1023 = 7");
        with(database -> {
            MongoCollection<Document> notes = database.getCollection("notes");
            assertThat(notes.find(eq("_id", 1)).first()).isEqualTo(note(1));
            assertThatThrownBy(() -> notes.find(eq("_id", 7)).first())
                    .hasMessageContaining("documents.db")
                    .hasMessageContaining("another checksum")
                    .hasMessageContaining("Put back a saved copy");
            assertThatThrownBy(() -> notes.find().into(new ArrayList<>())).hasMessageContaining("another checksum");
        });
    }

    @Test
    void a_directory_is_open_once() {
        with(database -> assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                .isInstanceOf(DocumentDirectoryException.class)
                .hasMessageContaining("another process"));
    }

    @Test
    void files_are_for_their_owner_only() {
        with(database -> {
            insert(database.getCollection("notes"), 0, 3);
            for (var name : List.of("documents.db", "documents.db-wal", "documents.db-shm")) {
                assertThat(permissions(name)).as(name).isEqualTo("rw-------");
            }
        });
    }

    @Test
    void what_would_be_executed_wrongly_is_refused() {
        with(database -> {
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

    private static final int PAGE = 8192;

    static MongoCollection<Document> everyKindOfChange(MongoDatabase database) {
        MongoCollection<Document> notes = database.getCollection("notes");
        insert(notes, 0, 100);
        notes.createIndex(
                Indexes.ascending("ref"), new IndexOptions().unique(true).sparse(true));
        notes.createIndex(Indexes.ascending("text"));
        notes.createIndex(Indexes.ascending("tags"));
        notes.dropIndex("text_1");
        notes.updateOne(eq("_id", 50), Updates.set("ref", 7));
        notes.updateOne(eq("_id", 52), Updates.set("tags", List.of("a", "b", "b")));
        notes.replaceOne(eq("_id", 51), new Document("text", "replaced"));
        notes.deleteMany(lt("_id", 5));
        notes.findOneAndDelete(eq("_id", 60));
        database.createCollection("empty");
        database.getCollection("dropped").insertOne(note(1));
        database.getCollection("dropped").drop();
        return notes;
    }

    private static void insert(MongoCollection<Document> notes, int from, int to) {
        notes.insertMany(
                IntStream.range(from, to).mapToObj(EmbeddedMongoTest::note).toList());
    }

    private static Document note(int id) {
        return new Document("_id", id).append("text", "text " + id);
    }

    private void with(Consumer<MongoDatabase> test) {
        with(test, () -> directory);
    }

    /** @param then what to do before the store is closed */
    private void with(Consumer<MongoDatabase> test, Callable<Path> then) {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            test.accept(client.getDatabase("test"));
            then.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Path file() {
        return directory.resolve("documents.db");
    }

    private String permissions(String name) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.getLong(1);
        }
    }
}
