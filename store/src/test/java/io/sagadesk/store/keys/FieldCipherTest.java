package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCipherTest {

    private static final CustomerId ANNA = new CustomerId("c-anna");
    private static final CustomerId BERT = new CustomerId("c-bert");

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;
    private FieldCipher cipher;

    @BeforeEach
    void open() {
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        cipher = new FieldCipher(keys);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void a_ciphertext_is_one_word_of_the_stated_length() {
        var text = encrypt(ANNA, "Where is my parcel?");
        assertThat(text).matches("pd1\\.[A-Za-z0-9_-]+");
        assertThat(decoded(text)).hasSize(32 + 12 + "Where is my parcel?".length() + 16);
    }

    @Test
    void the_same_content_never_gives_the_same_ciphertext() {
        assertThat(encrypt(ANNA, "yes")).isNotEqualTo(encrypt(ANNA, "yes"));
    }

    @Test
    void a_ciphertext_begins_with_the_commitment_of_its_customers_key() {
        assertThat(decoded(encrypt(ANNA, "yes")))
                .startsWith(keys.keyOf(ANNA).commitment().bytes());
        assertThat(keys.keyOf(BERT).commitment()).isNotEqualTo(keys.keyOf(ANNA).commitment());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nonce, 32",
        "first byte of the ciphertext, 44",
        "last byte of the ciphertext, 46",
        "first byte of the tag, 47",
        "last byte of the tag, 62"
    })
    void a_changed_ciphertext_is_refused(String part, int position) {
        var bytes = decoded(encrypt(ANNA, "yes"));
        bytes[position] ^= 1;
        assertThatThrownBy(() -> cipher.decrypt(encoded(bytes)))
                .as(part)
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageContaining("customer/c-anna");
    }

    @Test
    void a_changed_commitment_names_a_key_that_does_not_exist() {
        var bytes = decoded(encrypt(ANNA, "yes"));
        bytes[31] ^= 1;
        assertThatThrownBy(() -> cipher.decrypt(encoded(bytes))).isInstanceOf(KeyMissingException.class);
    }

    @Test
    void the_commitment_of_another_key_does_not_open_a_ciphertext() {
        var bytes = decoded(encrypt(ANNA, "yes"));
        keys.keyOf(BERT).commitment().copyTo(bytes);
        assertThatThrownBy(() -> cipher.decrypt(encoded(bytes))).isInstanceOf(DamagedCiphertextException.class);
    }

    @ParameterizedTest
    @CsvSource({"Where is my parcel?", "pd1.", "pd1.AAAA", "pd1.not base64", "pd2.AAAA"})
    void what_is_no_ciphertext_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> cipher.decrypt(text))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageNotContaining("parcel");
    }

    @Test
    void a_ciphertext_is_bound_to_the_id_of_its_customer() throws Exception {
        var dataKey = CryptoPrimitives.random(32);
        var written = new CustomerKey(ANNA, dataKey).encrypt("yes".getBytes(UTF_8));
        var sameKeyOfAnother = new CustomerKey(BERT, dataKey);
        assertThat(new CustomerKey(ANNA, dataKey).decrypt(written)).isEqualTo("yes".getBytes(UTF_8));
        assertThatThrownBy(() -> sameKeyOfAnother.decrypt(written))
                .isInstanceOf(javax.crypto.AEADBadTagException.class);
    }

    private String encrypt(CustomerId customer, String content) {
        return cipher.encrypt(customer, content.getBytes(UTF_8));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text.substring(4));
    }

    private static String encoded(byte[] bytes) {
        return "pd1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
