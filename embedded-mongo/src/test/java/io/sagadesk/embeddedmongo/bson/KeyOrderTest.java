package io.sagadesk.embeddedmongo.bson;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that the byte order of keys is MongoDB's order of values. */
class KeyOrderTest {

    private static final List<Object> IN_ORDER = Arrays.asList(
            MinKey.getInstance(),
            null,
            Double.NEGATIVE_INFINITY,
            Long.MIN_VALUE,
            -1.5,
            -1,
            -Double.MIN_VALUE,
            0,
            0.5,
            1L,
            1.5,
            (1L << 53),
            (1L << 53) + 1,
            (1L << 60),
            (1L << 60) + 1,
            Long.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            "",
            "\u0000",
            "\u0000a",
            "a",
            "a\u0000",
            "a\u0000b",
            "ab",
            "b",
            "\u00e9",
            "\ud83d\ude00",
            new Document(),
            new Document("a", 1),
            new Document("a", 1).append("b", 1),
            new Document("a", 2),
            new BinData(new byte[] {9}),
            new BinData(new byte[] {0, 0}),
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            UUID.fromString("f0000000-0000-0000-0000-000000000001"),
            new ObjectId("00000000000000000000000a"),
            new ObjectId("ff0000000000000000000000"),
            false,
            true,
            Instant.ofEpochMilli(-1),
            Instant.EPOCH,
            Instant.ofEpochMilli(1),
            MaxKey.getInstance());

    @Test
    void keys_are_in_the_order_of_their_values() {
        assertThat(keys(IN_ORDER, true))
                .isSortedAccordingTo(Arrays::compareUnsigned)
                .doesNotHaveDuplicates();
    }

    @Test
    void keys_of_descending_values_are_in_the_other_order() {
        assertThat(keys(IN_ORDER, false)).isSortedAccordingTo((a, b) -> Arrays.compareUnsigned(b, a));
    }

    @Test
    void the_second_value_decides_only_when_the_first_is_the_same() {
        List<byte[]> keys = new ArrayList<>();
        for (Object first : IN_ORDER) {
            for (Object second : IN_ORDER) {
                keys.add(key(first, second));
            }
        }
        assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void equal_values_have_equal_keys() {
        assertThat(key(5, -0.0)).isEqualTo(key(5L, 0));
        assertThat(key(5.0, new Document("a", 1L))).isEqualTo(key(5, new Document("a", 1)));
        assertThat(key(2.0e15, "a")).isEqualTo(key(2_000_000_000_000_000L, "a"));
    }

    private static List<byte[]> keys(List<Object> values, boolean ascending) {
        CompoundKey key = new CompoundKey(List.of(new CompoundKey.Part("a", ascending)));
        return values.stream()
                .map(value -> key.first(BsonBytes.encode(new Document("a", value))))
                .toList();
    }

    private static byte[] key(@Nullable Object first, @Nullable Object second) {
        return new CompoundKey(List.of(new CompoundKey.Part("a", true), new CompoundKey.Part("b", true)))
                .first(BsonBytes.encode(new Document("a", first).append("b", second)));
    }
}
