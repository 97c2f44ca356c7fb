package io.sagadesk.store.keys.mongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.model.Updates;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.MasterKeyException;
import io.sagadesk.store.keys.MasterKeySource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key store in MongoDB: what is refused and left as it was, and what is on the disk. */
class KeyCollectionsTest {

    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);
    private static final CustomerId ANNA = new CustomerId("c-anna");

    @TempDir
    Path directory;

    private KeyDatabase database;

    @BeforeEach
    void open() {
        database = KeyDatabase.in(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_log_with_events_and_no_key_store_is_refused_and_nothing_is_created() {
        assertThatThrownBy(() -> database.open(MASTER, true))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("There is a log with events, but no key store in MongoDB at");
        assertThat(database.collection("keyStore").countDocuments()).isZero();
        database.open(MASTER).close();
        database.open(MASTER, true).close();
    }

    @Test
    void without_the_setting_no_master_key_is_made() {
        for (var none : Arrays.asList(null, " ")) {
            assertThatThrownBy(() -> database.open(none))
                    .isInstanceOf(MasterKeyException.class)
                    .hasMessageContaining("SAGADESK_MASTER_KEY is not set");
        }
        assertThat(database.collection("keyStore").countDocuments()).isZero();
    }

    @Test
    void a_newer_format_is_refused() {
        database.open(MASTER).close();
        database.change("keyStore", new Document(), "format", 2);
        assertThatThrownBy(() -> database.open(MASTER))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("has format 2");
    }

    @Test
    void keys_without_their_key_store_are_refused() {
        try (var keys = database.open(MASTER)) {
            keys.keyOf(ANNA);
        }
        database.collection("keyStore").deleteMany(new Document());
        assertThatThrownBy(() -> database.open(MASTER))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("check value");
    }

    @Test
    void a_reader_makes_no_key_store() {
        assertThatThrownBy(() -> database.openForReading(MASTER))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("There is no key store in MongoDB at");
        assertThat(database.collection("keyStore").countDocuments()).isZero();
    }

    @Test
    void a_mongodb_that_does_not_answer_is_named_without_the_password() {
        assertThatThrownBy(() -> MongoCustomerKeys.open(
                        "SETTING", "mongodb://anna:secret@127.0.0.1:1", MasterKeySource.shared(MASTER), () -> false))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessage("MongoDB at 127.0.0.1:1 does not answer: start it, or correct SETTING");
    }

    @Test
    void a_majority_has_each_write_on_its_disks_and_only_such_writes_are_read() {
        try (var collections = KeyCollections.at("SETTING", database.address())) {
            for (var collection : List.of(collections.keys(), collections.instances(), collections.destructions())) {
                assertThat(collection.getWriteConcern().getWObject()).isEqualTo("majority");
                assertThat(collection.getWriteConcern().getJournal()).isTrue();
                assertThat(collection.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
                assertThat(collection.getReadPreference()).isEqualTo(ReadPreference.primary());
            }
        }
    }

    /** Another process may see it before it is on the disk; the crash of a standalone server would take it away. */
    @Test
    void a_young_key_of_another_instance_is_put_on_the_disk_before_it_is_used() {
        try (var one = database.open(MASTER);
                var other = database.open(MASTER)) {
            one.keyOf(ANNA);
            var maker = securedBy();
            other.keyOf(ANNA);
            assertThat(securedBy()).isNotEqualTo(maker);
        }
        var last = securedBy();
        database.collection("customerKeys")
                .updateOne(
                        eq("_id", ANNA.value()),
                        Updates.set("createdAt", Instant.now().minusSeconds(7_200)));
        try (var later = database.open(MASTER)) {
            later.keyOf(ANNA);
            assertThat(securedBy()).as("an old key costs no write").isEqualTo(last);
        }
    }

    private String securedBy() {
        var stored = database.collection("customerKeys")
                .find(eq("_id", ANNA.value()))
                .first();
        return Objects.requireNonNull(stored).getString("securedBy");
    }
}
