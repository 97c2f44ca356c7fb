package io.sagadesk.testbed.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDirectoryTest {

    private static final int PAGE = 4_096;
    private static final String TEXT = "pd2." + "A".repeat(200);

    @TempDir
    Path data;

    @TempDir
    Path other;

    private DamagedDirectory directory;
    private Path file;
    private byte[] content;

    @BeforeEach
    void write() throws IOException, SQLException {
        file = data.resolve("events.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS WITH RECURSIVE row (number) AS"
                    + " (SELECT 1 UNION ALL SELECT number + 1 FROM row LIMIT 100) SELECT '" + TEXT + "' FROM row");
        }
        content = Files.readAllBytes(file);
        directory = new DamagedDirectory(data, new Random());
    }

    @RepeatedTest(5)
    void a_cut_file_is_shorter_and_not_empty() throws IOException {
        directory.cutDatabase("events.db");

        assertThat(Files.size(file)).isBetween(1L, content.length - 1L);
    }

    @RepeatedTest(5)
    void one_bit_is_inverted_where_it_was_wanted() throws IOException {
        directory.flip("events.db", 100, 110);

        assertThat(differences()).hasSize(1).allMatch(at -> at >= 100 && at < 110);
        assertThat(inverted(differences().get(0))).isOne();
    }

    @RepeatedTest(5)
    void a_page_other_than_the_first_is_damaged_at_its_beginning() throws IOException {
        directory.flipPageType("events.db");

        assertThat(differences()).singleElement().matches(at -> at >= PAGE && at % PAGE == 0);
    }

    @RepeatedTest(5)
    void a_text_is_damaged_inside_of_its_ciphertext() throws IOException {
        directory.flipText("events.db");

        var at = differences().get(0);
        assertThat(differences()).hasSize(1);
        assertThat(new String(content, at - 64, 64, StandardCharsets.UTF_8)).startsWith("pd2.");
    }

    @Test
    void a_write_ahead_file_is_damaged_where_it_is_used() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE long AS SELECT * FROM t");
            var longest = Files.size(data.resolve("events.db-wal"));
            statement.execute("PRAGMA wal_checkpoint(RESTART)");
            statement.execute("DELETE FROM t WHERE rowid = 1");

            assertThat(data.resolve("events.db-wal")).hasSize(longest);
            assertThat(WriteAheadFile.usedEnd(data.resolve("events.db-wal"))).isEqualTo(32 + 24 + PAGE);
        }
    }

    @Test
    void what_the_other_directory_lacks_is_missing_afterwards() throws IOException {
        Files.writeString(data.resolve("events.db-wal"), "later");
        Files.writeString(other.resolve("events.db"), "earlier");

        directory.replace(List.of("events.db", "events.db-wal"), other);

        assertThat(file).hasContent("earlier");
        assertThat(data.resolve("events.db-wal")).doesNotExist();
    }

    private int inverted(int at) throws IOException {
        return Integer.bitCount((Files.readAllBytes(file)[at] ^ content[at]) & 0xff);
    }

    private List<Integer> differences() throws IOException {
        var now = Files.readAllBytes(file);
        return IntStream.range(0, now.length)
                .filter(at -> now[at] != content[at])
                .boxed()
                .toList();
    }
}
