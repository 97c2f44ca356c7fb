package io.sagadesk.rules.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CustomerId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutPolicyTest {

    private static final CampaignId SPRING = new CampaignId("spring");

    /** Expected values computed in Python: {@code int(hashlib.sha256(b"spring|c-1").hexdigest()[:16], 16) % 100}. */
    @ParameterizedTest
    @CsvSource({
        "spring, c-1, 91",
        "spring, c-4, 26",
        "spring, c-17, 1",
        "summer, c-1, 26",
        "summer, c-2, 12",
        "win-back-2026, 0190f3a2-7c11-7d3e-9a00-1f2e3d4c5b6a, 5"
    })
    void the_share_of_a_customer_is_what_the_formula_says(String campaignId, String customerId, int share) {
        assertThat(HoldoutPolicy.share(new CampaignId(campaignId), new CustomerId(customerId)))
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "26, false", "27, true", "100, true"})
    void who_is_below_the_percentage_is_held_out(int percent, boolean heldOut) {
        assertThat(HoldoutPolicy.chooses(SPRING, new CustomerId("c-4"), percent))
                .isEqualTo(heldOut);
    }

    @Test
    void about_as_many_are_held_out_as_were_asked_for() {
        assertThat(IntStream.range(0, 10_000)
                        .filter(n -> HoldoutPolicy.chooses(SPRING, new CustomerId("c-" + n), 10))
                        .count())
                .isBetween(900L, 1_100L);
    }
}
