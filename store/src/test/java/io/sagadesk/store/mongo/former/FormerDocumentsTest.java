package io.sagadesk.store.mongo.former;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.mongo.MongoDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormerDocumentsTest {

    private static final String NOTES = "sagadesk.notes";
    private static final int SMALL_DISK_KIBIBYTES = 4 * 1024; // SQLite's native library has to fit, too

    @TempDir
    Path directory;

    @Test
    void everything_is_carried_over_once() throws IOException {
        write(
                "journal.0",
                frame(entry('u', NOTES), entry('c', ""), put(1, "one"), put(2, "two"), put(3, "three")),
                frame(entry('u', NOTES), index("text", false), index("ref", true)),
                frame(entry('u', NOTES), entry('x', "text_1"), put(2, "another two"), delete(3)),
                frame(entry('u', "sagadesk.gone"), put(1, "gone"), entry('u', "sagadesk.empty"), entry('c', "")),
                frame(entry('u', "sagadesk.gone"), entry('d', ""), entry('u', NOTES), put(4, "four")));
        with(FormerDocumentsTest::requireAll);
        assertThat(files()).containsExactly("documents.db", "documents.lock");
        with(FormerDocumentsTest::requireAll);
    }

    @Test
    void a_snapshot_replaces_the_journals_before_it_even_if_a_compaction_was_cut_short() throws IOException {
        write("journal.0", frame(entry('u', NOTES), put(9, "before the snapshot")));
        write("snapshot.1", frame(entry('u', NOTES), entry('c', ""), put(1, "one"), put(2, "two"), index("ref", true)));
        write(
                "journal.1",
                frame(entry('u', NOTES), put(2, "another two"), entry('u', "sagadesk.empty"), entry('c', "")));
        write("journal.2", frame(entry('u', NOTES), put(4, "four")));
        Files.writeString(directory.resolve("snapshot.2.new"), "half a snapsh");
        with(FormerDocumentsTest::requireAll);
        assertThat(files()).containsExactly("documents.db", "documents.lock");
    }

    @Test
    void one_that_was_cut_short_is_begun_again() throws IOException {
        write("journal.0", frame(entry('u', NOTES), put(1, "one")));
        try (var unfinished = MongoDatabases.open(null, directory.resolve("carried-over"))) {
            unfinished.database().getCollection("notes").insertOne(new Document("_id", 7));
        }
        with(database -> assertThat(texts(database)).isEqualTo(Map.of(1, "one")));
        assertThat(files()).containsExactly("documents.db", "documents.lock");

        write("journal.0", frame(entry('u', NOTES), put(8, "carried over already")));
        with(database -> assertThat(texts(database)).isEqualTo(Map.of(1, "one")));
        assertThat(files()).as("nothing is deleted that is not known").contains("journal.0");
    }

    /**
     * What was written ahead fits on the disk, and what it makes of the new file does not: the operating system refuses to let
     * a file grow further ({@code ulimit -f}).
     */
    @Test
    void what_does_not_fit_on_the_disk_in_the_end_leaves_the_former_files() throws Exception {
        write("journal.0", frame(entry('u', NOTES), put(1, "one")));
        var before = contents();
        beginWithFileAbove(SMALL_DISK_KIBIBYTES * 1024);

        assertThat(carryOverOnSmallDisk())
                .contains("cannot be carried over", "the new file is not complete", "Free space", "then start again");

        assertThat(directory.resolve("carried-over/documents.db-wal")).isNotEmptyFile();
        assertThat(contents()).isEqualTo(before);
        assertThat(files()).doesNotContain("documents.db");
        with(database -> assertThat(texts(database)).isEqualTo(Map.of(1, "one")));
        assertThat(files()).containsExactly("documents.db", "documents.lock");
    }

    /** Leaves a new file that was cut short, in which every new collection changes the page at its end. */
    private void beginWithFileAbove(int bytes) throws SQLException {
        var unfinished = directory.resolve("carried-over");
        MongoDatabases.open(null, unfinished).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + unfinished.resolve("documents.db"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE filling AS SELECT zeroblob(" + bytes + ")");
            statement.execute("CREATE INDEX at_the_end ON tree (name, number)");
        }
    }

    private String carryOverOnSmallDisk() throws IOException {
        var child = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + SMALL_DISK_KIBIBYTES + " && exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CarryingOver.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        return new String(child.getInputStream().readAllBytes(), UTF_8);
    }

    /** A process of its own, so that its limits are not those of the other tests. */
    static final class CarryingOver {
        public static void main(String[] arguments) {
            try {
                FormerDocuments.carryOver(Path.of(arguments[0]));
            } catch (StoreUnusableException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }

    @Test
    void an_end_that_was_not_completely_written_is_left_out() throws IOException {
        var frames = List.of(frame(entry('u', NOTES), put(1, "one")), frame(entry('u', NOTES), put(2, "two")));
        write("journal.0", frames.get(0), Arrays.copyOf(frames.get(1), frames.get(1).length - 5));
        with(database -> assertThat(texts(database)).isEqualTo(Map.of(1, "one")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journal.1  | middle  | journal.1 is damaged at byte
            snapshot.1 | middle  | snapshot.1 is damaged at byte
            snapshot.1 | cut     | snapshot.1 is damaged at byte
            journal.1  | missing | journal.1 is missing or incomplete
            journal.1  | cut     | journal.1 is damaged at byte
            journal.1  | empty   | journal.1 is missing or incomplete
            journal.1  | foreign | is not a document journal
            journal.1  | newer   | newer version
            """)
    void what_is_damaged_is_refused_and_left_as_it_is(String name, String damage, String sentence) throws IOException {
        var twoFrames = new byte[][] {frame(entry('u', NOTES), put(1, "one")), frame(entry('u', NOTES), put(2, "two"))};
        write("snapshot.1", twoFrames);
        write("journal.1", twoFrames);
        write("journal.2", twoFrames);
        var file = directory.resolve(name);
        var bytes = Files.readAllBytes(file);
        switch (damage) {
            case "middle" -> bytes[45] ^= 4;
            case "cut" -> bytes = Arrays.copyOf(bytes, bytes.length - 3);
            case "empty" -> bytes = new byte[0];
            case "foreign" -> bytes = "something else, and long enough for a header".getBytes(UTF_8);
            case "newer" -> bytes = "sagadesk document journal 9\nand more".getBytes(UTF_8);
            default -> Files.delete(file);
        }
        if (!damage.equals("missing")) Files.write(file, bytes);
        var before = contents();
        assertThatThrownBy(() -> with(database -> {}))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining(sentence);
        assertThat(contents()).isEqualTo(before);
    }

    private static void requireAll(MongoDatabase database) {
        assertThat(texts(database)).isEqualTo(Map.of(1, "one", 2, "another two", 4, "four"));
        assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("notes", "empty");
        var notes = database.getCollection("notes");
        assertThat(notes.listIndexes().map(index -> index.getString("name")))
                .containsExactlyInAnyOrder("_id_", "ref_1");
        notes.replaceOne(eq("_id", 1), new Document("text", "one").append("ref", 7));
        assertThatThrownBy(() -> notes.insertOne(new Document("ref", 7))).hasMessageContaining("E11000");
    }

    private static Map<Integer, String> texts(MongoDatabase database) {
        var texts = new TreeMap<Integer, String>();
        database.getCollection("notes")
                .find()
                .forEach(note -> texts.put(note.getInteger("_id"), note.getString("text")));
        return texts;
    }

    private void with(Consumer<MongoDatabase> test) {
        try (var mongo = MongoDatabases.open(null, directory)) {
            test.accept(mongo.database());
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The former files, which alone matter until they are carried over. */
    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var name : files()) {
            if (name.matches("(snapshot|journal).*")) {
                contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(directory.resolve(name))));
            }
        }
        return contents;
    }

    private void write(String name, byte[]... frames) throws IOException {
        Files.write(directory.resolve(name), joined("sagadesk document journal 1\n".getBytes(UTF_8), joined(frames)));
    }

    private static byte[] frame(byte[]... entries) {
        var bytes = joined(entries);
        var checksum = new CRC32C();
        checksum.update(bytes);
        var header =
                ByteBuffer.allocate(12).putInt(0x5A6A_F7A3).putInt(bytes.length).putInt((int) checksum.getValue());
        return joined(header.array(), bytes);
    }

    private static byte[] entry(char kind, String name) {
        var header = ByteBuffer.allocate(3).put((byte) kind).putShort((short) name.length());
        return joined(header.array(), name.getBytes(UTF_8));
    }

    private static byte[] put(int id, String text) {
        return document('p', new Document("_id", id).append("text", text));
    }

    private static byte[] delete(int id) {
        return document('r', new Document("_id", id));
    }

    private static byte[] index(String field, boolean unique) {
        var description = new Document("key", new Document(field, 1))
                .append("name", field + "_1")
                .append("ns", NOTES);
        return document('i', unique ? description.append("unique", true).append("sparse", true) : description);
    }

    private static byte[] document(char kind, Document document) {
        var codecs = MongoClientSettings.getDefaultCodecRegistry();
        var raw = new RawBsonDocument(document, codecs.get(Document.class)).getByteBuffer();
        var bytes = new byte[raw.remaining()];
        raw.get(bytes);
        return joined(new byte[] {(byte) kind}, bytes);
    }

    private static byte[] joined(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }
}
