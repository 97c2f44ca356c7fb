package io.sagadesk.rules.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReopeningPolicyTest {

    private static final Instant CLOSED_AT = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT1H, true", "PT23H59M59.999S, true", "PT24H, false", "PT240H, false", "PT-1S, true"})
    void a_conversation_may_be_reopened_for_a_day(Duration later, boolean allowed) {
        assertThat(ReopeningPolicy.allows(CLOSED_AT, CLOSED_AT.plus(later))).isEqualTo(allowed);
    }
}
