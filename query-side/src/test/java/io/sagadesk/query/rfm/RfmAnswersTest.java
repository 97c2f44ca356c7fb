package io.sagadesk.query.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.rfm.RfmDays;
import io.sagadesk.api.rfm.RfmOrder;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomerStand;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomersStand;
import io.sagadesk.api.rfm.RfmQuery.WhichCustomersAreSlippingAway;
import io.sagadesk.api.rfm.RfmStanding;
import io.sagadesk.projections.rfm.RfmProjection;
import io.sagadesk.query.FoldedReadSide;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RfmAnswersTest {

    private static final int CUSTOMERS = 60;
    private static final int WEEKS = 13;
    private static final LocalDate BEGIN = LocalDate.parse("2026-01-01");
    private static final LocalDate END = LocalDate.parse("2026-03-31");

    @TempDir
    static Path directory;

    private static FoldedReadSide folded;
    private static RfmAnswers answers;

    /** One customer buys at known times, the others at random: some often, some seldom, and some stop buying. */
    @BeforeAll
    static void sell() {
        folded = FoldedReadSide.of(RfmProjection.PROJECTION, directory);
        answers = new RfmAnswers(folded.readSide(), folded.database());
        for (var day : List.of(7, 12, 17, 22)) folded.fold(purchase(0, BEGIN.plusDays(day)));
        var chance = new Random(2);
        var events = new ArrayList<Event>();
        for (int i = 1; i < CUSTOMERS; i++) buy(i, chance, events);
        folded.fold(events);
    }

    @AfterAll
    static void close() {
        folded.close();
    }

    private static void buy(int customer, Random chance, List<Event> events) {
        var pace = 3 + chance.nextInt(30);
        var leaving = chance.nextDouble() * chance.nextDouble() * 0.9;
        var day = BEGIN.plusDays(1 + chance.nextInt(40));
        do {
            events.add(purchase(customer, day));
            day = day.plusDays(1 + (long) (-pace * Math.log(1 - chance.nextDouble())));
        } while (day.isBefore(END) && chance.nextDouble() > leaving);
    }

    private static Event purchase(int customer, LocalDate day) {
        var order = new OrderId("o-" + day + "-" + id(customer));
        var noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        return new PurchaseRecorded(order, new CustomerId(id(customer)), Money.of("17", "EUR"), 1, noon);
    }

    private static String id(int customer) {
        return String.format(Locale.ROOT, "c-%02d", customer);
    }

    private static RfmDays until(LocalDate day) {
        return new RfmDays(day, null, ZoneOffset.UTC, false);
    }

    private static @Nullable RfmStanding known(RfmDays days, int weeks) {
        return answers.answer(new HowDidCustomerStand(new CustomerId("c-00"), days, weeks))
                .standing();
    }

    /** Returns the customers of all pages, lowest probability of a further purchase first. */
    private static List<RfmStanding> pages(List<Segment> segments, @Nullable Double aliveBelow, int limit) {
        return pages(RfmOrder.LEAST_ALIVE, segments, aliveBelow, limit);
    }

    private static List<RfmStanding> pages(
            RfmOrder order, List<Segment> segments, @Nullable Double aliveBelow, int limit) {
        var customers = new ArrayList<RfmStanding>();
        String cursor = null;
        do {
            var page = answers.answer(
                    new WhichCustomersAreSlippingAway(until(END), WEEKS, segments, aliveBelow, order, limit, cursor));
            assertThat(page.customers().size()).isBetween(1, limit);
            customers.addAll(page.customers());
            cursor = page.next();
        } while (cursor != null);
        return customers;
    }

    private static List<CustomerId> ids(List<RfmStanding> customers) {
        return customers.stream().map(RfmStanding::customerId).toList();
    }

    private static RfmStanding.Churn churn(RfmStanding standing) {
        return Objects.requireNonNull(standing.churn());
    }

    @Test
    void all_customers_are_assessed_as_of_a_day() {
        var report = answers.answer(new HowDidCustomersStand(until(END)));

        assertThat(report.customers()).isEqualTo(CUSTOMERS);
        assertThat(report.segments().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(CUSTOMERS);
        assertThat(report.churn()).isNotNull().satisfies(fit -> {
            assertThat(fit.customers()).isEqualTo(CUSTOMERS);
            assertThat(fit.logLikelihood()).isNegative();
        });
        assertThat(report.scale().recency()).isNotEmpty();
        assertThat(report.asOf().position()).isEqualTo(folded.position());
    }

    @Test
    void without_customers_it_is_said_why_there_is_no_model() {
        var report = answers.answer(new HowDidCustomersStand(until(BEGIN)));

        assertThat(report.customers()).isZero();
        assertThat(report.churn()).isNull();
        assertThat(report.whyNoChurn()).isEqualTo("There are no customers");
    }

    /** Noon in UTC is the next day on Kiritimati. */
    @Test
    void a_window_is_counted_in_days_of_a_time_zone() {
        var day = LocalDate.parse("2026-01-24");
        var here = known(new RfmDays(day, 2, ZoneOffset.UTC, false), WEEKS);
        var elsewhere = known(new RfmDays(day, 2, ZoneId.of("Pacific/Kiritimati"), false), WEEKS);

        assertThat(here).isNotNull().extracting(RfmStanding::recency).isEqualTo(1);
        assertThat(elsewhere).isNotNull().extracting(RfmStanding::recency).isEqualTo(0);
        assertThat(known(new RfmDays(day, 1, ZoneOffset.UTC, false), WEEKS)).isNull();
    }

    @Test
    void a_customers_standing_is_explained() {
        var standing = Objects.requireNonNull(known(until(END), 26));

        assertThat(standing.frequency()).isEqualTo(4);
        assertThat(standing.recency()).isEqualTo(67);
        assertThat(standing.monetary().amount()).isEqualTo("68.00");
        assertThat(standing.scores().frequency()).isBetween(1, 5);
        assertThat(standing.segment()).isNotNull();
        assertThat(churn(standing).probabilityAlive()).isBetween(0.0, 1.0);
        assertThat(churn(standing).repeats()).isEqualTo(3);
    }

    @Test
    void more_purchases_are_expected_within_more_weeks() {
        var longer = Objects.requireNonNull(known(until(END), 26));
        var shorter = Objects.requireNonNull(known(until(END), 13));

        assertThat(churn(longer).expectedPurchases())
                .isGreaterThan(churn(shorter).expectedPurchases());
    }

    @Test
    void before_the_first_purchase_a_customer_has_no_standing() {
        assertThat(known(until(LocalDate.parse("2026-01-05")), 26)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void the_customers_are_listed_to_the_end_without_gaps_or_doubles(RfmOrder order) {
        var all = ids(pages(order, List.of(), null, 1_000));

        assertThat(all).doesNotHaveDuplicates().hasSize(CUSTOMERS);
        for (var limit : List.of(1, 7, 15)) {
            assertThat(ids(pages(order, List.of(), null, limit))).isEqualTo(all);
        }
    }

    @Test
    void the_customers_who_are_least_alive_come_first() {
        assertThat(pages(List.of(), null, 1_000))
                .extracting(customer -> churn(customer).probabilityAlive())
                .isSorted();
    }

    @Test
    void who_is_slipping_away_is_found_by_segment() {
        var all = pages(List.of(), null, 1_000);
        var segment = all.get(0).segment();
        var ofSegment =
                all.stream().filter(customer -> customer.segment() == segment).toList();

        assertThat(ids(pages(List.of(segment), null, 2))).isEqualTo(ids(ofSegment));
    }

    @Test
    void who_is_slipping_away_is_found_by_probability() {
        var all = pages(List.of(), null, 1_000);
        var middle = churn(all.get(CUSTOMERS / 2)).probabilityAlive();
        var below = all.stream()
                .filter(customer -> churn(customer).probabilityAlive() < middle)
                .toList();

        assertThat(below).isNotEmpty();
        assertThat(ids(pages(List.of(), middle, 4))).isEqualTo(ids(below));
    }
}
