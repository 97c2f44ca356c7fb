package io.sagadesk.projections.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.rules.rfm.RfmWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmScaleTest {

    private static RfmScale scaleOf(List<RfmValues> customers) {
        var census = new RfmCensus(RfmWindow.until(LocalDate.EPOCH));
        customers.forEach(census::add);
        return census.scale();
    }

    private static RfmValues customer(int recency, int frequency, int monetary, String currency) {
        return new RfmValues(recency, frequency, BigDecimal.valueOf(monetary), currency, new TreeMap<>());
    }

    @Test
    void the_half_that_bought_once_scores_1_and_not_an_arbitrary_mixture() {
        var customers = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> customer(10 - i, i <= 5 ? 1 : i, i, "EUR"))
                .toList();
        var scale = scaleOf(customers);

        assertThat(customers)
                .extracting(one -> scale.score(one).frequency())
                .containsExactly(1, 1, 1, 1, 1, 3, 4, 4, 5, 5);
        assertThat(customers)
                .extracting(one -> scale.score(one).recency())
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(scale.frequency()).containsExactly(6, 6, 7, 9);
    }

    @Test
    void money_is_compared_among_those_who_pay_in_the_same_currency() {
        var customers = List.of(
                customer(1, 1, 1_000, "JPY"),
                customer(1, 1, 2_000, "JPY"),
                customer(1, 1, 10, "EUR"),
                customer(1, 1, 20, "EUR"));
        var scale = scaleOf(customers);

        assertThat(customers).extracting(one -> scale.score(one).monetary()).containsExactly(1, 3, 1, 3);
    }

    @SeededTest(300)
    void every_score_is_what_the_definition_says(RandomValues dice) {
        var values = dice.list(1, 40, () -> dice.between(0, 12));
        var scale = scaleOf(values.stream()
                .map(value -> customer(value, value, value, "EUR"))
                .toList());
        for (int value : values) {
            var smaller = (int) values.stream().filter(other -> other < value).count();
            var larger = (int) values.stream().filter(other -> other > value).count();
            assertThat(scale.score(customer(value, value, value, "EUR")))
                    .as("%s among %s", value, values)
                    .isEqualTo(new RfmScore(
                            1 + 5 * larger / values.size(),
                            1 + 5 * smaller / values.size(),
                            1 + 5 * smaller / values.size()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, NEW, POTENTIAL_LOYALIST, POTENTIAL_LOYALIST, CHAMPIONS, CHAMPIONS",
        "4, PROMISING, POTENTIAL_LOYALIST, POTENTIAL_LOYALIST, LOYAL, LOYAL",
        "3, ABOUT_TO_SLEEP, ABOUT_TO_SLEEP, NEEDS_ATTENTION, LOYAL, LOYAL",
        "2, HIBERNATING, HIBERNATING, AT_RISK, AT_RISK, CANT_LOSE",
        "1, LOST, HIBERNATING, AT_RISK, AT_RISK, CANT_LOSE",
    })
    void the_grid_of_recency_by_frequency_names_the_segment(
            int recency, Segment f1, Segment f2, Segment f3, Segment f4, Segment f5) {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(f -> new RfmScore(recency, f, 3).segment()))
                .containsExactly(f1, f2, f3, f4, f5);
    }
}
