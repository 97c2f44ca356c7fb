package io.sagadesk.projections.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Money;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.rules.rfm.RfmWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RfmAssessorTest {

    private static final LocalDate DAY_30 = LocalDate.EPOCH.plusDays(30);
    private static final RfmWindow WINDOW = RfmWindow.until(DAY_30);

    private static PurchaseRecorded purchase(String customer, int day) {
        var at = Instant.EPOCH.plusSeconds(86_400L * day);
        return new PurchaseRecorded(new OrderId("o"), new CustomerId(customer), Money.of("10", "EUR"), 1, at);
    }

    private static Map<String, RfmProfile> folded(PurchaseRecorded... purchases) {
        return InMemoryProjection.of(RfmProjection.PROJECTION).batch(purchases).all(RfmProjection.PROFILES);
    }

    @Test
    void purchases_and_returns_are_folded_into_a_document_for_each_customer() {
        var anna = purchase("anna", 3);
        var returned = new ReturnRecorded(
                anna.orderId(), anna.customerId(), new ReturnId("r"), Money.of("4.5", "EUR"), anna.at());
        var folding = InMemoryProjection.of(RfmProjection.PROJECTION);
        var events = folding.record(anna, purchase("ben", 5), returned, purchase("anna", 1));
        folding.redelivered(events).redelivered(events.subList(1, 4));

        assertThat(folding.all(RfmProjection.PROFILES)).containsOnlyKeys("anna", "ben");
        assertThat(folding.get(RfmProjection.PROFILES, "anna"))
                .isEqualTo(
                        RfmProfile.EMPTY.after(purchase("anna", 1)).after(anna).after(returned));
    }

    @Test
    void who_is_registered_is_known_until_forgotten() {
        var registered = new CustomerRegistered(new CustomerId("anna"), null, null, Instant.EPOCH);
        var folding = InMemoryProjection.of(RfmProjection.PROJECTION).batch(registered, purchase("ben", 1));
        assertThat(folding.get(RfmProjection.PROFILES, "anna").registered()).isTrue();
        assertThat(folding.get(RfmProjection.PROFILES, "ben").registered()).isFalse();

        folding.batch(new CustomerForgotten(new CustomerId("anna"), "asked", Instant.EPOCH));

        assertThat(folding.get(RfmProjection.PROFILES, "anna").registered()).isFalse();
    }

    @Test
    void what_is_kept_is_not_worked_out_again_until_asked_to_heed_what_came_since() {
        var assessing = new InMemoryProfiles(folded(purchase("anna", 1), purchase("ben", 2)));
        var assessor = assessing.assessor();
        var first = assessor.assess(WINDOW, false);
        assertThat(assessor.assess(WINDOW, true)).isEqualTo(first);
        assertThat(assessing.readings).isEqualTo(1);

        assessing.position = 7;
        assessing.profiles = folded(purchase("anna", 1), purchase("ben", 2), purchase("cleo", 3));
        assertThat(assessor.assess(WINDOW, false)).isEqualTo(first);
        var fresh = assessor.assess(WINDOW, true);

        assertThat(first.position()).isZero();
        assertThat(first.doc().customers()).isEqualTo(2);
        assertThat(fresh.position()).isEqualTo(7);
        assertThat(fresh.doc().customers()).isEqualTo(3);
        assertThat(assessor.assess(WINDOW, false)).isEqualTo(fresh);
        assertThat(assessing.readings).isEqualTo(2);
    }

    @Test
    void each_window_is_kept_apart() {
        var assessor = InMemoryProfiles.profiles(folded(purchase("anna", 1), purchase("ben", 20)));

        assertThat(assessor.assess(WINDOW, false).doc().customers()).isEqualTo(2);
        var shorter = new RfmWindow(DAY_30, 15, WINDOW.zone());
        assertThat(assessor.assess(shorter, false).doc().customers()).isEqualTo(1);
        var elsewhere = new RfmWindow(LocalDate.EPOCH, null, ZoneId.of("Asia/Shanghai"));
        assertThat(assessor.assess(elsewhere, false).doc().window()).isEqualTo(elsewhere);
        assertThat(new RfmWindow(DAY_30, null, ZoneId.of("UTC"))).isEqualTo(WINDOW);
        assertThat(assessor.assess(RfmWindow.until(LocalDate.EPOCH.plusDays(5)), false)
                        .doc()
                        .customers())
                .isEqualTo(1);
    }

    @Test
    void without_a_fit_it_says_why_and_scores_all_the_same() {
        var assessment = InMemoryProfiles.profiles(folded(purchase("anna", 1), purchase("ben", 20)))
                .assess(WINDOW, false)
                .doc();

        assertThat(assessment.churn()).isNull();
        assertThat(assessment.whyNoChurn()).isEqualTo("No customer bought a second time");
        assertThat(assessment.segments()).isEqualTo(Map.of("LOST", 1, "ABOUT_TO_SLEEP", 1));
        var anna = RfmProfile.EMPTY.after(purchase("anna", 1));
        assertThat(assessment.standing(anna).orElseThrow().segment()).isEqualTo(Segment.LOST);
        assertThat(assessment.standing(anna).orElseThrow().churn()).isNull();
    }

    @Test
    void nobody_at_all_is_assessed_too() {
        var assessment =
                InMemoryProfiles.profiles(Map.of()).assess(WINDOW, false).doc();

        assertThat(assessment.customers()).isZero();
        assertThat(assessment.whyNoChurn()).isEqualTo("There are no customers");
    }

    /**
     * Simulates a customer of the BG/NBD model: an own purchase rate, and a dropout probability after each purchase.
     */
    private static RfmProfile someone(Random random) {
        var daysBetween = 2 + random.nextInt(60);
        var leaving = random.nextDouble();
        var profile = RfmProfile.EMPTY;
        for (double day = random.nextInt(100); day < 300; day -= daysBetween * Math.log(random.nextDouble())) {
            profile = profile.after(purchase("c", (int) day));
            if (random.nextDouble() < leaving) break;
        }
        return profile;
    }

    @Test
    void each_customer_has_a_probability_to_be_alive() {
        var random = new Random(7);
        var profiles = new HashMap<String, RfmProfile>();
        for (int i = 0; i < 200; i++) profiles.put("c-" + i, someone(random));
        var assessor = InMemoryProfiles.profiles(profiles);
        var assessment = assessor.assess(RfmWindow.until(LocalDate.EPOCH.plusDays(300)), false)
                .doc();
        var seen = new HashMap<String, RfmAssessment.Standing>();
        assessor.standings(assessment, seen::put);

        assertThat(assessment.whyNoChurn()).isNull();
        assertThat(seen).hasSize(200);
        assertThat(seen.values()).allSatisfy(standing -> {
            var churn = Objects.requireNonNull(standing.churn());
            assertThat(churn.probabilityAlive()).isBetween(0.0, 1.0);
            assertThat(churn.expectedPurchases(4)).isPositive();
        });
    }

    @SeededTest(100)
    void the_order_of_the_events_of_different_customers_does_not_matter(RandomValues dice) {
        var purchases = dice.list(0, 30, () -> purchase("c-" + dice.between(0, 3), dice.between(0, 24)));
        var byCustomer = purchases.stream()
                .sorted((one, other) ->
                        one.customerId().value().compareTo(other.customerId().value()))
                .toArray(PurchaseRecorded[]::new);

        assertThat(folded(byCustomer))
                .as("%s", purchases)
                .isEqualTo(folded(purchases.toArray(PurchaseRecorded[]::new)));
    }
}
