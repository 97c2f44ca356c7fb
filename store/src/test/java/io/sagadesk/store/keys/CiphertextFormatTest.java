package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.origin.StreamPlace;
import io.sagadesk.store.origin.TextFinding;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decrypts texts that another implementation of the format wrote, so that stored texts stay readable for ever. */
class CiphertextFormatTest {

    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final byte[] DATA_KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final String COMMITMENT = "bfae1edd43e561c29918c3a5e699b01f2d8a01e96b7b2eb8e4f7148a1d63bf30";
    private static final String CIPHERTEXT =
            "pd1.v64e3UPlYcKZGMOl5pmwHy2KAelrey645PcUih1jvzBkZWZnaGlqa2xtbm966qqiAPDk35hEh7C7w6RTLCX-UvqwQQ";
    private static final String BOUND =
            "pd2.v64e3UPlYcKZGMOl5pmwHy2KAelrey645PcUih1jvzBkZWZnaGlqa2xtbm966qqiAPDk7_MZ-up4LpPSgOnZifU6jw"
                    + "|conversation.MessagePosted|text|conversation/v-1|12";

    private final CustomerKey key = new CustomerKey(CUSTOMER, DATA_KEY);

    @Test
    void the_commitment_is_the_documented_hmac() {
        assertThat(HexFormat.of().formatHex(key.commitment().bytes())).isEqualTo(COMMITMENT);
    }

    @Test
    void a_stored_text_can_be_read() {
        assertThat(new FieldCipher(new OneKey()).decrypt(CIPHERTEXT)).isEqualTo("Grüße".getBytes(UTF_8));
    }

    @Test
    void a_stored_text_that_is_bound_to_its_origin_can_be_read() {
        var there = TextFinding.inStored("conversation.MessagePosted", "text", new StreamPlace("conversation/v-1", 12));
        assertThat(new FieldCipher(new OneKey()).decrypt(BOUND, there)).isEqualTo("Grüße".getBytes(UTF_8));
    }

    @Test
    void a_digest_stays_the_same() {
        assertThat(key.digest("same content".getBytes(UTF_8))).isEqualTo("nqFDbb2kvSf0guhYTpW08Q");
    }

    @Test
    void a_wrapped_key_can_be_unwrapped() {
        var master = new byte[32];
        Arrays.fill(master, (byte) 7);
        var masterKey = MasterKey.ofBase64(Base64.getEncoder().encodeToString(master));
        var wrapped = HexFormat.of()
                .parseHex(
                        "6465666768696a6b6c6d6e6fecef571fef00160e08bf3391b4ed3de0e589d543d4238a63165a1c9bc666d5cd8ab2678f292a38584b7125e0da00c50a");
        assertThat(masterKey.unwrap(CUSTOMER, wrapped)).isEqualTo(DATA_KEY);
        assertThat(HexFormat.of().formatHex(masterKey.commitment()))
                .isEqualTo("c3efd85c273520e99b20b4fd7d05fee2354568a6681b5fc308b4e1c27d74afd1");
        assertThat(HexFormat.of().formatHex(masterKey.expand("a purpose").getEncoded()))
                .isEqualTo("c8d2698693b4c915393978f77e80dd3a9bd310cd84e572ae67d2bd29827e6990");
    }

    private final class OneKey implements CustomerKeys {

        @Override
        public CustomerKey keyOf(CustomerId customer) {
            return key;
        }

        @Override
        public CustomerKey find(KeyCommitment commitment) {
            assertThat(commitment).isEqualTo(key.commitment());
            return key;
        }

        @Override
        public void destroy(CustomerId customer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isForgotten(CustomerId customer) {
            return false;
        }

        @Override
        public String digest(@Nullable CustomerId customer, byte[] content) {
            return key.digest(content);
        }

        @Override
        public SecretKey keyFor(String purpose) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }
}
