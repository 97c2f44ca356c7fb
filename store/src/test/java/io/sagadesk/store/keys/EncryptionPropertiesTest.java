package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import javax.crypto.AEADBadTagException;

class EncryptionPropertiesTest {

    private static final CustomerKey KEY = new CustomerKey(new CustomerId("c-1"), CryptoPrimitives.random(32));

    @SeededTest
    void every_text_comes_back(RandomValues random) throws Exception {
        var content = random.text(255).getBytes(UTF_8);
        assertThat(KEY.decrypt(KEY.encrypt(content))).isEqualTo(content);
    }

    @SeededTest
    void any_changed_byte_after_the_commitment_is_noticed(RandomValues random) {
        var written = KEY.encrypt(random.bytes(200));
        int position = random.between(KeyCommitment.LENGTH, written.length - 1);
        written[position] ^= (byte) random.between(1, 255);
        assertThat(catchThrowable(() -> KEY.decrypt(written)))
                .as("changed at %s of %s", position, written.length)
                .isInstanceOf(AEADBadTagException.class);
    }
}
