package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import io.sagadesk.api.id.CustomerId;
import javax.crypto.AEADBadTagException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EncryptionPropertiesTest {

    private static final CustomerKey KEY = new CustomerKey(new CustomerId("c-1"), Crypto.random(32));

    @Property
    void every_text_comes_back(@ForAll String text) throws Exception {
        byte[] content = text.getBytes(UTF_8);
        assertThat(KEY.decrypt(KEY.encrypt(content))).isEqualTo(content);
    }

    @Property
    void any_changed_byte_after_the_commitment_is_noticed(
            @ForAll @Size(max = 200) byte[] content,
            @ForAll @IntRange(min = 0, max = 10_000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] written = KEY.encrypt(content);
        int position = KeyCommitment.LENGTH + where % (written.length - KeyCommitment.LENGTH);
        written[position] ^= (byte) change;
        assertThat(catchThrowable(() -> KEY.decrypt(written))).isInstanceOf(AEADBadTagException.class);
    }
}
