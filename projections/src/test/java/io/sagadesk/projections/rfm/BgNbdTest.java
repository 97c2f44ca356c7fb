package io.sagadesk.projections.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.rules.rfm.BgNbd;
import io.sagadesk.rules.rfm.BgNbdFit;
import io.sagadesk.rules.rfm.BuyingHistory;
import io.sagadesk.rules.rfm.CannotFit;
import io.sagadesk.rules.rfm.RfmWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgNbdTest {

    private static final BgNbd PAPER = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final BuyingHistory ONCE = new BuyingHistory(0, 0, 272);

    private static RfmProfile bought(String... days) {
        var profile = RfmProfile.EMPTY;
        for (var day : days) {
            profile = profile.after(new PurchaseRecorded(
                    new OrderId("o"), new CustomerId("c"), Money.of("1", "EUR"), 1, Instant.parse(day + "T12:00:00Z")));
        }
        return profile;
    }

    @Test
    void purchases_of_one_day_count_once_and_the_first_is_no_repeat() {
        var profile = bought("1997-01-01", "1997-01-01", "1997-01-08", "1997-01-08", "1997-01-10", "1997-02-01");

        assertThat(profile.buyingHistory(RfmWindow.until(LocalDate.parse("1997-01-29"))))
                .hasValue(new BuyingHistory(2, 9, 28));
        assertThat(profile.buyingHistory(RfmWindow.until(LocalDate.parse("1996-12-31"))))
                .isEmpty();
    }

    /** Values of Hardie's spreadsheet note on BG/NBD for x = 2, t_x = 30.43, T = 38.86: 1.226 purchases in 39 weeks. */
    @Test
    void the_known_example_comes_out() {
        var history = new BuyingHistory(2, 213, 272);

        assertThat(PAPER.expectedPurchases(history, 39)).isCloseTo(1.226, within(0.0005));
        assertThat(PAPER.probabilityAlive(history)).isCloseTo(0.7266, within(0.0005));
        assertThat(PAPER.probabilityAlive(ONCE)).isEqualTo(1);
    }

    @Test
    void who_has_been_silent_for_longer_is_less_likely_to_be_alive() {
        assertThat(PAPER.probabilityAlive(new BuyingHistory(5, 250, 272)))
                .isGreaterThan(PAPER.probabilityAlive(new BuyingHistory(5, 100, 272)));
        assertThat(PAPER.probabilityAlive(new BuyingHistory(200, 220, 36_500))).isCloseTo(0, within(1e-9));
    }

    /** Returns the mean of (1 − e^(−λpt)) / p over rate and dropout, integrated over p by the midpoint rule. */
    private static double integrated(BgNbd model, BuyingHistory history, double weeks) {
        var n = 200_000;
        var shape = model.r() + history.repeats();
        var scale = model.alpha() + history.weeks();
        var beta = model.b() + history.repeats();
        var weighted = 0.0;
        var weight = 0.0;
        for (int i = 0; i < n; i++) {
            var u = (i + 0.5) / n;
            var p = u * u * (3 - 2 * u); // concentrates the points where the density may be infinite
            var density = Math.pow(p, model.a() - 1) * Math.pow(1 - p, beta - 1) * 6 * u * (1 - u);
            weighted += density * (1 - Math.pow(scale / (scale + p * weeks), shape)) / p;
            weight += density;
        }
        return weighted / weight * model.probabilityAlive(history);
    }

    @ParameterizedTest
    @CsvSource({
        "0.243, 4.414, 0.793, 2.426, 2, 213, 272, 39",
        "0.243, 4.414, 0.793, 2.426, 0, 0, 272, 39",
        "0.243, 4.414, 0.793, 2.426, 150, 270, 272, 39",
        "0.243, 4.414, 0.793, 2.426, 3, 60, 61, 520",
        "1.5, 2, 1, 3, 4, 100, 130, 52",
        "1.5, 2, 1.0000005, 3, 4, 100, 130, 52",
        "1.5, 2, 0.9999995, 3, 4, 100, 130, 52",
        "1.5, 2, 0.75, 0.25, 0, 0, 130, 52",
        "0.5, 0.2, 2.5, 0.5, 1, 7, 7, 26",
    })
    void the_series_agrees_with_the_integral_that_it_stands_for(
            double r, double alpha, double a, double b, int x, int lastDay, int days, double weeks) {
        var model = new BgNbd(r, alpha, a, b);
        var history = new BuyingHistory(x, lastDay, days);

        assertThat(model.expectedPurchases(history, weeks))
                .isCloseTo(integrated(model, history, weeks), Percentage.withPercentage(0.1));
        assertThat(model.expectedPurchases(history, 0)).isZero();
    }

    @Test
    void the_likelihood_survives_customers_who_buy_every_day_for_years() {
        var daily = Map.of(new BuyingHistory(20_000, 20_000, 36_500), 1);

        assertThat(PAPER.logLikelihood(daily)).isFinite();
    }

    @Test
    void nobody_and_nobody_who_came_back_cannot_be_fitted() {
        assertThatThrownBy(() -> BgNbdFit.of(Map.of()))
                .isInstanceOf(CannotFit.class)
                .hasMessage("There are no customers");
        assertThatThrownBy(() -> BgNbdFit.of(Map.of(ONCE, 40)))
                .isInstanceOf(CannotFit.class)
                .hasMessage("No customer bought a second time");
    }

    @Test
    void a_likelihood_that_only_grows_has_no_fit() {
        assertThatThrownBy(() -> BgNbdFit.of(Map.of(new BuyingHistory(3, 20, 28), 40)))
                .isInstanceOf(CannotFit.class)
                .hasMessageContaining("too few or too similar");
    }

    @Test
    void impossible_histories_parameters_and_times_are_refused() {
        assertThatThrownBy(() -> new BuyingHistory(3, 2, 28)).hasMessageContaining("No customer repeats");
        assertThatThrownBy(() -> new BuyingHistory(0, 2, 28)).hasMessageContaining("No customer repeats");
        assertThatThrownBy(() -> new BuyingHistory(1, 29, 28)).hasMessageContaining("No customer repeats");
        assertThatThrownBy(() -> new BgNbd(0, 1, 1, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> PAPER.expectedPurchases(ONCE, -1)).hasMessageContaining("0 to 520");
        assertThatThrownBy(() -> PAPER.expectedPurchases(ONCE, Double.NaN)).hasMessageContaining("0 to 520");
    }
}
