package io.sagadesk.projections.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.rules.rfm.RfmWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RfmValuesTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final LocalDate MARCH_10 = LocalDate.parse("2026-03-10");
    private static final RfmWindow WINDOW = RfmWindow.until(MARCH_10);

    private static RfmProfile bought(RfmProfile profile, String at, String amount, String currency) {
        var order = new OrderId("o-" + profile.purchases().size());
        return profile.after(new PurchaseRecorded(order, ANNA, Money.of(amount, currency), 1, Instant.parse(at)));
    }

    private static RfmProfile bought(RfmProfile profile, String at, String amount) {
        return bought(profile, at, amount, "EUR");
    }

    private static RfmProfile returned(RfmProfile profile, String at, String amount) {
        return profile.after(new ReturnRecorded(
                new OrderId("o-0"), ANNA, new ReturnId("r-1"), Money.of(amount, "EUR"), Instant.parse(at)));
    }

    private static RfmValues rfm(RfmProfile profile, RfmWindow window) {
        return RfmValues.of(profile, window).orElseThrow();
    }

    @Test
    void recency_is_counted_from_the_last_purchase_and_returns_are_taken_off() {
        var profile = bought(RfmProfile.EMPTY, "2026-03-01T12:00:00Z", "30.00");
        profile = bought(profile, "2026-03-07T12:00:00Z", "20.00");
        profile = bought(profile, "2026-03-07T13:00:00Z", "0");
        profile = returned(profile, "2026-03-09T12:00:00Z", "5.50");

        var rfm = rfm(profile, WINDOW);

        assertThat(rfm.recency()).isEqualTo(3);
        assertThat(rfm.frequency()).isEqualTo(3);
        assertThat(rfm.monetary()).isEqualByComparingTo("44.50");
        assertThat(rfm.currency()).isEqualTo("EUR");
    }

    @Test
    void what_comes_after_the_date_is_not_known_on_it() {
        var profile = bought(RfmProfile.EMPTY, "2026-03-01T12:00:00Z", "30.00");
        var before = rfm(profile, WINDOW);
        profile = bought(profile, "2026-03-11T00:00:00Z", "20.00");
        profile = returned(profile, "2026-03-11T00:00:00Z", "30.00");

        assertThat(rfm(profile, WINDOW)).isEqualTo(before);
        assertThat(rfm(profile, RfmWindow.until(MARCH_10.plusDays(1))).frequency())
                .isEqualTo(2);
        assertThat(RfmValues.of(profile, RfmWindow.until(LocalDate.parse("2026-02-28"))))
                .isEmpty();
    }

    @Test
    void a_window_of_some_days_ends_with_the_date_and_leaves_out_what_came_before() {
        var profile = bought(RfmProfile.EMPTY, "2026-03-08T23:59:59Z", "30.00");
        profile = bought(profile, "2026-03-09T00:00:00Z", "20.00");

        assertThat(rfm(profile, new RfmWindow(MARCH_10, 2, ZoneOffset.UTC)).monetary())
                .isEqualByComparingTo("20");
        assertThat(rfm(profile, new RfmWindow(MARCH_10, 3, ZoneOffset.UTC)).frequency())
                .isEqualTo(2);
        assertThat(RfmValues.of(profile, new RfmWindow(MARCH_10, 1, ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    void days_begin_and_end_where_the_window_says() {
        var profile = bought(RfmProfile.EMPTY, "2026-03-09T20:00:00Z", "30.00");
        profile = bought(profile, "2026-03-10T16:00:00Z", "20.00"); // March 11 in Shanghai

        assertThat(rfm(profile, WINDOW).recency()).isZero();
        var shanghai = rfm(profile, new RfmWindow(MARCH_10, null, ZoneId.of("Asia/Shanghai")));
        assertThat(shanghai.recency()).isZero();
        assertThat(shanghai.frequency()).isEqualTo(1);
    }

    @Test
    void purchases_that_are_recorded_late_find_their_place() {
        var early = bought(RfmProfile.EMPTY, "2026-03-01T12:00:00Z", "30.00");
        var inOrder = bought(early, "2026-03-07T12:00:00.000900Z", "20.00");
        var late = bought(RfmProfile.EMPTY, "2026-03-07T12:00:00.000900Z", "20.00");

        assertThat(bought(late, "2026-03-01T12:00:00Z", "30.00")).isEqualTo(inOrder);
        assertThat(inOrder.purchases().get(1).at()).isEqualTo("2026-03-07T12:00:00Z");
    }

    @Test
    void currencies_are_never_added_up() {
        var profile = bought(RfmProfile.EMPTY, "2026-03-01T12:00:00Z", "900", "USD");
        profile = bought(profile, "2026-03-02T12:00:00Z", "20", "EUR");
        assertThat(rfm(profile, WINDOW).currency()).isEqualTo("EUR");
        profile = bought(profile, "2026-03-03T12:00:00Z", "10", "USD");

        var rfm = rfm(profile, WINDOW);

        assertThat(rfm.currency()).isEqualTo("USD");
        assertThat(rfm.monetary()).isEqualByComparingTo("910");
        assertThat(rfm.otherAmounts()).isEqualTo(Map.of("EUR", new BigDecimal("20.00")));
        assertThat(rfm.frequency()).isEqualTo(3);
    }

    @Test
    void sums_that_no_amount_of_money_can_say_are_still_sums() {
        var most = "999999999999999999";
        var profile = bought(
                bought(RfmProfile.EMPTY, "2026-03-01T12:00:00Z", "9999999999999999"),
                "2026-03-01T12:00:00Z",
                "0.000000000000000001");
        for (int i = 0; i < 200; i++) profile = bought(profile, "2026-03-01T12:00:00Z", most.substring(2));

        assertThat(rfm(profile, WINDOW).monetary().precision()).isLessThanOrEqualTo(34);
    }

    @Test
    void windows_without_a_day_or_far_off_are_refused() {
        assertThatThrownBy(() -> new RfmWindow(MARCH_10, 0, ZoneOffset.UTC)).hasMessageContaining("at least one day");
        assertThatThrownBy(() -> RfmWindow.until(LocalDate.MAX)).hasMessageContaining("years 0 to 9999");
    }
}
