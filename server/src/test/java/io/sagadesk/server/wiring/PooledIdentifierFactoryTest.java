package io.sagadesk.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class PooledIdentifierFactoryTest {

    private static final int MANY = 10_000;

    private final PooledIdentifierFactory factory = new PooledIdentifierFactory();

    @Test
    void axon_uses_it() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(PooledIdentifierFactory.class);
    }

    @Test
    void no_identifier_comes_twice_whichever_thread_makes_it() {
        var made = IntStream.range(0, MANY).parallel().mapToObj(n -> factory.generateIdentifier());

        assertThat(made.distinct()).hasSize(MANY);
    }

    @Test
    void an_identifier_is_a_random_uuid_and_each_other_bit_varies() {
        var uuids = IntStream.range(0, MANY)
                .mapToObj(n -> UUID.fromString(factory.generateIdentifier()))
                .toList();

        assertThat(uuids).allMatch(uuid -> uuid.version() == 4 && uuid.variant() == 2);
        var high = varying(uuids.stream().mapToLong(UUID::getMostSignificantBits));
        var low = varying(uuids.stream().mapToLong(UUID::getLeastSignificantBits));
        assertThat(Long.bitCount(high)).isEqualTo(Long.SIZE - 4);
        assertThat(Long.bitCount(low)).isEqualTo(Long.SIZE - 2);
    }

    /** Returns the bits that are not the same in all values. */
    private static long varying(LongStream values) {
        var all = values.toArray();
        var first = all[0];
        return LongStream.of(all).reduce(0, (bits, value) -> bits | (value ^ first));
    }
}
