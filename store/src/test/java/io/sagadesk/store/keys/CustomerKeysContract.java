package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for customers' keys wherever they are stored. */
public abstract class CustomerKeysContract {

    protected static final CustomerId ANNA = new CustomerId("c-anna");
    protected static final CustomerId BERT = new CustomerId("c-bert");
    protected static final String MASTER =
            Base64.getEncoder().encodeToString("a master key of thirty-two bytes".getBytes(UTF_8));
    private static final String OTHER_MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    private StoredCustomerKeys keys;
    private boolean isOpen;

    /** Opens the same store each time, for writing. */
    protected abstract StoredCustomerKeys open(String masterKey);

    /** Opens the same store for reading, while it is open for writing. */
    protected abstract StoredCustomerKeys openForReading(String masterKey);

    /** Takes the check value of the master key away. */
    protected abstract void loseCheckValue() throws Exception;

    /** Gives a customer the wrapped key of another one; null takes it away. */
    protected abstract void setWrapped(CustomerId customer, @Nullable CustomerId source) throws Exception;

    @BeforeEach
    void openStore() {
        keys = open(MASTER);
        isOpen = true;
    }

    @AfterEach
    void closeAll() {
        closeStore();
        closeDatabase();
    }

    /** Gives up where the store was. */
    protected void closeDatabase() {}

    private void closeStore() {
        if (isOpen) keys.close();
        isOpen = false;
    }

    @Test
    void a_customer_keeps_its_key_over_a_restart() {
        var text = new FieldCipher(keys).encrypt(ANNA, "yes".getBytes(UTF_8));
        var before = keys.keyOf(ANNA).commitment();
        restart();
        assertThat(new FieldCipher(keys).decrypt(text)).isEqualTo("yes".getBytes(UTF_8));
        assertThat(keys.keyOf(ANNA).commitment()).isEqualTo(before);
    }

    @Test
    void many_who_ask_at_once_for_a_new_customer_get_the_same_key() {
        var asked = IntStream.range(0, 64)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> keys.keyOf(new CustomerId("c-" + n % 4)).commitment(), task -> new Thread(task).start()))
                .toList();
        var known = asked.stream().map(CompletableFuture::join).distinct().toList();
        assertThat(known).hasSize(4);
        restart();
        for (var n = 0; n < 4; n++) {
            assertThat(known).contains(keys.keyOf(new CustomerId("c-" + n)).commitment());
        }
    }

    @Test
    void a_forgotten_customer_gets_no_key_any_more() {
        var text = new FieldCipher(keys).encrypt(ANNA, "yes".getBytes(UTF_8));
        var held = keys.keyOf(ANNA);
        keys.keyOf(BERT);
        keys.destroy(ANNA);
        assertThat(held.isErased()).isTrue();
        assertForgotten(text);
        restart();
        assertForgotten(text);
        keys.requireReadable();
    }

    @Test
    void a_customer_can_be_forgotten_before_it_has_a_key_and_twice() {
        keys.destroy(ANNA);
        keys.destroy(ANNA);
        assertThatThrownBy(() -> keys.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
        keys.requireReadable();
    }

    @Test
    void whether_a_customer_is_forgotten_is_known_without_a_key() {
        assertThat(keys.isForgotten(ANNA)).isFalse();
        keys.keyOf(ANNA);
        assertThat(keys.isForgotten(ANNA)).isFalse();
        keys.destroy(ANNA);
        assertThat(keys.isForgotten(ANNA)).isTrue();
        assertThat(keys.isForgotten(BERT)).isFalse();
    }

    @Test
    void an_unknown_key_is_missing_and_not_forgotten() {
        var unknown = KeyCommitment.startOf(new byte[32]);
        assertThatThrownBy(() -> keys.find(unknown))
                .isInstanceOf(KeyMissingException.class)
                .hasMessageContaining("0000000000000000…")
                .hasMessageContaining("Put back the key store");
    }

    @Test
    void digests_tell_content_and_customers_apart() {
        var content = "same".getBytes(UTF_8);
        assertThat(keys.digest(ANNA, content)).hasSize(22).isEqualTo(keys.digest(ANNA, content));
        assertThat(Stream.of(
                                keys.digest(ANNA, content),
                                keys.digest(BERT, content),
                                keys.digest(null, content),
                                keys.digest(ANNA, "other".getBytes(UTF_8)))
                        .distinct())
                .hasSize(4);
        var before = keys.digest(null, content);
        restart();
        assertThat(keys.digest(null, content)).isEqualTo(before);
    }

    @Test
    void a_reader_finds_keys_and_neither_makes_nor_destroys_any() {
        var known = keys.keyOf(ANNA).commitment();
        try (var reader = openForReading(MASTER)) {
            assertThat(reader.keyOf(ANNA).commitment()).isEqualTo(known);
            assertThatThrownBy(() -> reader.keyOf(BERT)).hasMessageContaining("reading only");
            assertThatThrownBy(() -> reader.destroy(ANNA)).hasMessageContaining("reading only");
        }
        keys.destroy(ANNA);
    }

    @Test
    void with_another_master_key_the_store_stays_shut() {
        keys.keyOf(ANNA);
        closeStore();
        assertThatThrownBy(() -> open(OTHER_MASTER))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("not the master key");
        assertThatThrownBy(() -> openForReading(OTHER_MASTER)).isInstanceOf(MasterKeyException.class);
        openStore();
        assertThat(keys.keyOf(ANNA)).isNotNull();
    }

    @Test
    void a_store_whose_check_value_was_taken_away_stays_shut() throws Exception {
        keys.keyOf(ANNA);
        closeStore();
        loseCheckValue();
        assertThatThrownBy(() -> open(MASTER))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("check value");
    }

    @Test
    void a_wrapped_key_that_was_exchanged_is_refused() throws Exception {
        keys.keyOf(ANNA);
        keys.keyOf(BERT);
        setWrapped(ANNA, BERT);
        restart();
        assertThatThrownBy(() -> keys.keyOf(ANNA)).isInstanceOf(DamagedCiphertextException.class);
        assertThatThrownBy(keys::requireReadable)
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("keys of 1 customers, such as c-anna");
    }

    @Test
    void a_key_that_is_gone_though_its_customer_was_not_forgotten_is_found() throws Exception {
        keys.keyOf(ANNA);
        setWrapped(ANNA, null);
        assertThatThrownBy(keys::requireReadable).hasMessageContaining("keys of 1 customers");
    }

    @Test
    void a_new_store_has_the_steps_of_upgrades_behind_it() {
        for (var step : Step.values()) {
            assertThat(keys.isDone(step)).isTrue();
            keys.noteDone(step);
        }
    }

    @Test
    void keys_in_memory_are_overwritten_when_the_store_is_closed() {
        var held = keys.keyOf(ANNA);
        closeStore();
        assertThat(held.isErased()).isTrue();
    }

    private void restart() {
        closeStore();
        openStore();
    }

    private void assertForgotten(String text) {
        assertThat(new FieldCipher(keys).decrypt(text)).isNull();
        assertThat(keys.isForgotten(ANNA)).isTrue();
        assertThatThrownBy(() -> keys.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
        assertThatThrownBy(() -> keys.digest(ANNA, new byte[1])).isInstanceOf(CustomerForgottenException.class);
    }
}
