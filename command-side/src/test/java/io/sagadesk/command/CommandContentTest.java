package io.sagadesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandContentTest {

    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Decision BECAUSE = new Decision("by-hand", 3, Map.of("tier", "VIP", "stars", "1"));

    @Test
    void a_fingerprint_is_stored_and_never_changes() {
        assertThat(CommandContent.fingerprint(ANNA, Money.of("10", "EUR"), AT, BECAUSE, null))
                .isEqualTo("7e3858aebe6888e5f32c9739e4b5879b");
    }

    @Test
    void equal_contents_have_equal_fingerprints() {
        var other = Instant.parse("2026-03-01T12:00:00.123Z");

        assertThat(CommandContent.fingerprint(Money.of("10.00", "EUR"), AT))
                .isEqualTo(CommandContent.fingerprint(Money.of("10", "EUR"), other));
    }

    @Test
    void inputs_are_told_apart_by_name_and_value() {
        assertThat(CommandContent.fingerprint(Map.of("a", "b, c=d")))
                .isNotEqualTo(CommandContent.fingerprint(Map.of("a", "b", "c", "d")));
        assertThat(CommandContent.fingerprint("a", null)).isNotEqualTo(CommandContent.fingerprint(null, "a"));
    }
}
