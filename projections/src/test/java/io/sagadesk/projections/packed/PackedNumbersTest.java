package io.sagadesk.projections.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {

    private static List<Long> unpacked(Binary numbers) {
        var all = new ArrayList<Long>();
        PackedNumbers.forEach(numbers, all::add);
        return all;
    }

    @SeededTest
    void numbers_come_back_however_they_were_packed(RandomValues dice) {
        var numbers = dice.list(0, 255, () -> dice.between(0, Long.MAX_VALUE));
        var appended = PackedNumbers.NONE;
        for (long number : numbers) appended = PackedNumbers.append(appended, number);
        assertThat(PackedNumbers.of(numbers)).as("%s", numbers).isEqualTo(appended);
        assertThat(unpacked(appended)).isEqualTo(numbers);
    }

    @Test
    void a_small_number_takes_one_byte_and_a_position_among_millions_four() {
        assertThat(PackedNumbers.of(List.of(0L, 127L)).length()).isEqualTo(2);
        assertThat(PackedNumbers.of(List.of(128L)).length()).isEqualTo(2);
        assertThat(PackedNumbers.of(List.of(200_000_000L)).length()).isEqualTo(4);
    }
}
