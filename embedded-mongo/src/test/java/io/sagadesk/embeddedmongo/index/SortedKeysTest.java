package io.sagadesk.embeddedmongo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the sorted set with one of the JDK. */
class SortedKeysTest {

    private final SortedKeys keys = new SortedKeys();
    private final NavigableSet<Integer> expected = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keys_come_and_go_in_any_order(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 40_000; step++) {
            int key = random.nextInt(6_000);
            boolean adding = step < 20_000 ? random.nextInt(4) > 0 : random.nextInt(4) == 0; // grows, then shrinks
            assertThat(adding ? keys.add(bytes(key)) : keys.remove(bytes(key)))
                    .isEqualTo(adding ? expected.add(key) : expected.remove(key));
            if (step % 1_000 == 0) {
                assertSame(random);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keys_come_in_order_and_all_go_again(boolean ascending) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 5_000).boxed().toList());
        if (!ascending) {
            Collections.reverse(order);
        }
        order.forEach(key -> keys.add(bytes(key)));
        expected.addAll(order);
        assertSame(new Random(1));
        order.forEach(key -> keys.remove(bytes(key)));
        expected.clear();
        assertSame(new Random(1));
        assertThat(keys.add(bytes(7))).isTrue();
    }

    private void assertSame(Random random) {
        assertThat(keys.size()).isEqualTo(expected.size());
        int from = random.nextInt(6_000);
        int to = from + random.nextInt(6_000);
        assertThat(walked(from, to, false)).containsExactlyElementsOf(expected.subSet(from, to));
        assertThat(walked(from, to, true))
                .containsExactlyElementsOf(
                        expected.subSet(from, true, to, false).descendingSet());
        Integer ceiling = expected.ceiling(from);
        byte[] found = keys.ceiling(bytes(from));
        assertThat(found == null ? null : number(found)).isEqualTo(ceiling);
    }

    private List<Integer> walked(int from, int to, boolean back) {
        List<Integer> walked = new ArrayList<>();
        SortedKeys.Visitor visitor = key -> walked.add(number(key));
        if (back) {
            keys.walkBack(bytes(from), bytes(to), visitor);
        } else {
            keys.walk(bytes(from), bytes(to), visitor);
        }
        return walked;
    }

    private static byte[] bytes(int key) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(key).array();
    }

    private static int number(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }
}
