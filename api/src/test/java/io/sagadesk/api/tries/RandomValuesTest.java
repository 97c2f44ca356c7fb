package io.sagadesk.api.tries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomValuesTest {

    private static <T> Stream<T> made(Function<RandomValues, T> what) {
        return LongStream.rangeClosed(1, 1_000).mapToObj(seed -> what.apply(new RandomValues(seed)));
    }

    @SeededTest(100)
    void what_was_made_up_comes_again_with_its_seed(RandomValues random) {
        var seed = random.nextLong();
        assertThat(new RandomValues(seed).text(100)).isEqualTo(new RandomValues(seed).text(100));
    }

    @Test
    void neighbouring_seeds_begin_with_everything_there_is() {
        assertThat(made(random -> random.nextInt(10)).distinct()).hasSize(10);
        assertThat(made(random -> random.oneOf("a", "b", "c")).distinct()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void numbers_are_of_the_range_and_its_ends_and_zero_among_them() {
        assertThat(made(random -> random.between(-3_000, 4_000)))
                .allMatch(number -> number >= -3_000 && number <= 4_000)
                .contains(-3_000, -2_999, -1, 0, 1, 3_999, 4_000);
        assertThat(made(random -> random.between(0, Long.MAX_VALUE)))
                .allMatch(number -> number >= 0)
                .contains(0L, 1L, Long.MAX_VALUE);
        assertThat(made(random -> random.between(7, 7))).containsOnly(7);
    }

    @Test
    void lists_are_empty_or_full_or_hold_something_twice() {
        assertThat(made(random -> random.list(0, 3, () -> random.between(1, 1_000_000))))
                .contains(List.of())
                .anyMatch(list -> list.size() == 3)
                .anyMatch(list -> new HashSet<>(list).size() < list.size());
    }

    @Test
    void bytes_are_of_every_value() {
        assertThat(made(random -> random.bytes(3))).contains(new byte[0], new byte[] {0}, new byte[] {-128});
    }

    @Test
    void texts_hold_what_strings_can_hold() {
        assertThat(made(random -> random.text(20)))
                .contains("")
                .anyMatch(text -> text.indexOf('\0') >= 0)
                .anyMatch(text -> text.codePoints().anyMatch(Character::isSupplementaryCodePoint))
                .anyMatch(text -> text.codePoints().anyMatch(Character::isLetter))
                .anyMatch(text ->
                        text.codePoints().anyMatch(each -> each <= 0xFFFF && Character.isSurrogate((char) each)));
    }
}
