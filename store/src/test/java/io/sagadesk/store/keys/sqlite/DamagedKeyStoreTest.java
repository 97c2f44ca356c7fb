package io.sagadesk.store.keys.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.keys.MasterKeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged key stores: each is refused before anything is changed. */
class DamagedKeyStoreTest {

    private static final int CUSTOMERS = 300;
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void create() {
        file = directory.resolve("keys.db");
        try (var keys = open()) {
            for (var n = 0; n < CUSTOMERS; n++) keys.keyOf(new CustomerId("c-" + n));
        }
    }

    @Test
    void a_damaged_page_is_refused() throws IOException {
        for (var page = 0; page < Files.size(file) / PAGE; page++) {
            var sound = Files.readAllBytes(file);
            var damaged = sound.clone();
            Arrays.fill(damaged, page * PAGE, page * PAGE + 200, (byte) 0x5a);
            Files.write(file, damaged);
            assertRefused();
            Files.write(file, sound);
        }
        open().close();
    }

    @Test
    void a_flipped_byte_is_refused_or_harms_nothing() throws IOException {
        var random = new Random(12);
        var sound = Files.readAllBytes(file);
        for (var n = 0; n < 150; n++) {
            var damaged = sound.clone();
            damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            if (isRefused()) {
                assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
                continue;
            }
            try (var keys = open()) {
                for (var c = 0; c < CUSTOMERS; c++) keys.keyOf(new CustomerId("c-" + c));
            }
        }
    }

    @Test
    void a_truncated_file_is_refused() throws IOException {
        var sound = Files.readAllBytes(file);
        for (var length : new int[] {1, 100, PAGE, sound.length / 2, sound.length - 1}) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertRefused();
        }
    }

    @Test
    void a_write_ahead_file_that_is_damaged_in_the_middle_is_refused() throws IOException {
        var killed = Files.createDirectory(directory.resolve("killed"));
        try (var keys = open()) {
            for (var n = 0; n < 50; n++) keys.keyOf(new CustomerId("late-" + n));
            for (var name : new String[] {"keys.db", "keys.db-wal", "master.key"}) {
                Files.copy(directory.resolve(name), killed.resolve(name));
            }
        }
        var ahead = killed.resolve("keys.db-wal");
        var bytes = Files.readAllBytes(ahead);
        bytes[bytes.length / 3] ^= 1;
        Files.write(ahead, bytes);
        assertThatThrownBy(() -> SqliteCustomerKeys.open(killed, new MasterKeySource(killed, null)))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("keys.db-wal is damaged");
        assertThat(Files.readAllBytes(ahead)).isEqualTo(bytes);
    }

    @Test
    void a_key_that_the_master_key_does_not_decrypt_is_found() throws SQLException {
        execute("UPDATE customer_key SET wrapped = zeroblob(60) WHERE customer_id = 'c-7'");
        try (var keys = open()) {
            assertThatThrownBy(keys::requireReadable)
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("keys of 1 customers, such as c-7");
        }
    }

    @Test
    void a_key_that_is_gone_though_its_customer_was_not_forgotten_is_found() throws SQLException {
        execute("UPDATE customer_key SET wrapped = NULL WHERE customer_id IN ('c-7', 'c-8')");
        try (var keys = open()) {
            assertThatThrownBy(keys::requireReadable).hasMessageContaining("keys of 2 customers");
        }
    }

    @Test
    void destroyed_keys_are_no_damage() {
        try (var keys = open()) {
            keys.destroy(new CustomerId("c-7"));
            keys.destroy(new CustomerId("never-seen"));
            keys.requireReadable();
        }
    }

    @Test
    void a_key_in_use_is_overwritten_when_its_customer_is_forgotten() {
        var customer = new CustomerId("c-7");
        try (var keys = open()) {
            var held = keys.keyOf(customer);
            var text = new FieldCipher(keys).encrypt(customer, "yes".getBytes(UTF_8));
            var found = keys.find(held.commitment());
            keys.destroy(customer);
            for (var key : new CustomerKey[] {held, found}) {
                assertThat(key.isErased()).isTrue();
                assertThatThrownBy(() -> key.digest(new byte[1])).isInstanceOf(CustomerForgottenException.class);
            }
            assertThat(new FieldCipher(keys).decrypt(text)).isNull();
        }
    }

    private boolean isRefused() {
        try (var keys = open()) {
            keys.requireReadable();
            return false;
        } catch (StoreUnusableException refused) {
            return true;
        }
    }

    private void assertRefused() throws IOException {
        var before = Files.readAllBytes(file);
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("keys.db")
                .hasMessageContaining("estore a backup")
                .message()
                .doesNotContain("\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private SqliteCustomerKeys open() {
        return SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
