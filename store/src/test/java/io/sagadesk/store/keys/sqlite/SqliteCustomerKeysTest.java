package io.sagadesk.store.keys.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.MasterKeyException;
import io.sagadesk.store.keys.MasterKeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCustomerKeysTest {

    private static final CustomerId ANNA = new CustomerId("c-anna");

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;

    @BeforeEach
    void open() {
        keys = SqliteCustomerKeys.open(directory, source());
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void a_key_that_was_handed_out_is_in_the_file() throws SQLException {
        keys.keyOf(ANNA);
        assertThat(count("customer_id = 'c-anna' AND length(wrapped) = 60 AND length(commitment) = 32"))
                .isEqualTo(1);
    }

    @Test
    void who_asks_at_once_for_a_new_customer_gets_the_same_key() throws SQLException {
        var asked = IntStream.range(0, 64)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> keys.keyOf(new CustomerId("c-" + n % 4)).commitment(), task -> new Thread(task).start()))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(4);
        assertThat(count("1")).isEqualTo(4);
    }

    @Test
    void whether_a_customer_is_forgotten_can_be_asked_without_making_a_key() throws SQLException {
        assertThat(keys.isForgotten(ANNA)).isFalse();
        assertThat(count("1")).isZero();
        keys.keyOf(ANNA);
        assertThat(keys.isForgotten(ANNA)).isFalse();
        keys.destroy(ANNA);
        assertThat(keys.isForgotten(ANNA)).isTrue();
    }

    @Test
    void a_destroyed_key_is_in_no_file_any_more() throws Exception {
        for (int n = 0; n < 400; n++) { // enough to split the pages of the B-tree several times
            keys.keyOf(new CustomerId("c-" + Integer.toHexString(n * 0x9E3779B1)));
        }
        var doomed = customers("rowid % 7 = 3");
        var wrapped = wrappedKeys("rowid % 7 = 3");
        assertThat(wrapped).hasSizeGreaterThan(50).allMatch(this::isInAFile);
        doomed.forEach(customer -> keys.destroy(new CustomerId(customer)));
        assertThat(wrapped).noneMatch(this::isInAFile);
        assertThat(wrappedKeys("destroyed_at IS NULL"))
                .hasSize(400 - wrapped.size())
                .allMatch(this::isInAFile);
    }

    @Test
    void a_reader_that_keeps_old_bytes_alive_is_reported_and_asking_again_finishes_the_work() throws Exception {
        keys.keyOf(ANNA);
        var wrapped = wrappedKeys("1").get(0);
        try (var reader = connect();
                var statement = reader.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM customer_key").close();
            assertThatThrownBy(() -> keys.destroy(ANNA))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ask again");
        }
        assertThatThrownBy(() -> keys.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
        keys.destroy(ANNA);
        assertThat(isInAFile(wrapped)).isFalse();
    }

    @Test
    void a_second_writer_is_refused_and_a_reader_is_not() {
        var known = keys.keyOf(ANNA).commitment();
        assertThatThrownBy(() -> SqliteCustomerKeys.open(directory, source()))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("is being written by another process");
        try (var reader = SqliteCustomerKeys.openForReading(directory, source())) {
            assertThat(reader.keyOf(ANNA).commitment()).isEqualTo(known);
            assertThatThrownBy(() -> reader.keyOf(new CustomerId("c-new"))).hasMessageContaining("reading only");
            assertThatThrownBy(() -> reader.destroy(ANNA)).hasMessageContaining("reading only");
        }
    }

    @Test
    void without_its_master_key_the_store_stays_shut_and_makes_no_new_one() throws IOException {
        keys.keyOf(ANNA);
        keys.close();
        var saved = Files.move(directory.resolve("master.key"), directory.resolve("saved"));
        assertThatThrownBy(this::open).isInstanceOf(MasterKeyException.class).hasMessageContaining("is missing");
        assertThat(directory.resolve("master.key")).doesNotExist();
        Files.move(saved, directory.resolve("master.key"));
        open();
        assertThat(keys.keyOf(ANNA)).isNotNull();
    }

    @Test
    void with_another_master_key_the_store_stays_shut() {
        keys.close();
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThatThrownBy(() -> SqliteCustomerKeys.open(directory, new MasterKeySource(directory, other)))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("not the master key");
    }

    @Test
    void a_store_whose_check_value_was_taken_away_stays_shut() throws SQLException {
        keys.keyOf(ANNA);
        change("DELETE FROM master_key");
        assertThatThrownBy(this::restart).isInstanceOf(MasterKeyException.class).hasMessageContaining("check value");
    }

    @Test
    void a_wrapped_key_that_was_exchanged_is_refused() throws SQLException {
        keys.keyOf(ANNA);
        keys.keyOf(new CustomerId("c-bert"));
        change("UPDATE customer_key SET wrapped = (SELECT wrapped FROM customer_key WHERE customer_id = 'c-bert')"
                + " WHERE customer_id = 'c-anna'");
        restart();
        assertThatThrownBy(() -> keys.keyOf(ANNA)).isInstanceOf(DamagedCiphertextException.class);
    }

    @Test
    void a_commitment_that_was_changed_is_refused() throws SQLException {
        keys.keyOf(ANNA);
        change("UPDATE customer_key SET commitment = zeroblob(32)");
        restart();
        assertThatThrownBy(() -> keys.keyOf(ANNA)).isInstanceOf(DamagedCiphertextException.class);
    }

    @Test
    void a_file_of_a_newer_version_is_refused() throws SQLException {
        change("PRAGMA user_version = 2");
        assertThatThrownBy(this::restart).hasMessageContaining("schema 2");
    }

    private MasterKeySource source() {
        return new MasterKeySource(directory, null);
    }

    private void restart() {
        keys.close();
        open();
    }

    private boolean isInAFile(byte[] bytes) {
        var wanted = new String(bytes, ISO_8859_1);
        try (var files = Files.list(directory)) {
            return files.anyMatch(file -> content(file).contains(wanted));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keys.db"));
    }

    private void change(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String where) throws SQLException {
        return customers(where).size();
    }

    private List<String> customers(String where) throws SQLException {
        return select("customer_id", where).stream().map(String.class::cast).toList();
    }

    private List<byte[]> wrappedKeys(String where) throws SQLException {
        return select("wrapped", where).stream().map(byte[].class::cast).toList();
    }

    private List<Object> select(String column, String where) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + column + " FROM customer_key WHERE " + where)) {
            var result = new ArrayList<Object>();
            while (rows.next()) result.add(rows.getObject(1));
            return result;
        }
    }
}
