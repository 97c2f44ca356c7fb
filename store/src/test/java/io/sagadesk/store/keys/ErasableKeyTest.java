package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CustomerId;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasableKeyTest {

    @Test
    void an_erased_key_is_zeros_and_encrypts_nothing() {
        var bytes = CryptoPrimitives.random(32);
        var key = new ErasableKey(bytes, "AES");
        assertThat(key.getEncoded()).isEqualTo(bytes).isNotSameAs(bytes);
        key.destroy();
        assertThat(bytes).containsOnly(0);
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(key::getEncoded).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_text_of_a_master_key_is_overwritten() {
        var text = (" " + Base64.getEncoder().encodeToString(new byte[32]) + "\n").getBytes(US_ASCII);
        assertThat(MasterKey.ofBase64(text).commitment()).hasSize(32);
        assertThat(text).containsOnly(0);
    }

    /** Also in a thread that uses its cipher for the first time, where Java wraps the exceptions of a key. */
    @Test
    void who_holds_the_key_of_a_forgotten_customer_is_told_so() {
        var key = new CustomerKey(new CustomerId("c-1"), CryptoPrimitives.random(32));
        var other = new CustomerKey(new CustomerId("c-2"), CryptoPrimitives.random(32));
        var ciphertext = key.encrypt(new byte[5]);
        key.forget();
        CompletableFuture.runAsync(
                        () -> {
                            assertThat(decrypted(key, ciphertext)).isNull();
                            assertThatThrownBy(() -> key.encrypt(new byte[5]))
                                    .isInstanceOf(CustomerForgottenException.class);
                            assertThatThrownBy(() -> key.digest(new byte[5]))
                                    .isInstanceOf(CustomerForgottenException.class);
                            assertThat(decrypted(other, other.encrypt(new byte[5])))
                                    .hasSize(5);
                            assertThat(other.digest(new byte[5])).isNotEmpty();
                        },
                        task -> new Thread(task).start())
                .join();
    }

    @Test
    void a_key_of_a_closed_store_does_not_look_forgotten() {
        var key = new CustomerKey(new CustomerId("c-1"), CryptoPrimitives.random(32));
        var ciphertext = key.encrypt(new byte[5]);
        key.erase();
        assertThatThrownBy(() -> key.decrypt(ciphertext)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.encrypt(new byte[5])).isInstanceOf(IllegalStateException.class);
    }

    private static byte @Nullable [] decrypted(CustomerKey key, byte[] ciphertext) {
        try {
            return key.decrypt(ciphertext);
        } catch (AEADBadTagException e) {
            throw new AssertionError(e);
        }
    }
}
