package io.sagadesk.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    @ParameterizedTest
    @CsvSource({"UTC, UTC", "Z, UTC", "Europe/Berlin, Europe/Berlin", "Etc/GMT-3, Etc/GMT-3"})
    void a_zone_is_given_by_its_name_or_as_z(String given, ZoneId expected) {
        assertThat(TimeZones.given(given)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z", "+02:00", "UTC+2", "GMT+02:00", "utc", "Europe/Bielefeld", "CET "})
    void anything_else_is_no_zone(String given) {
        assertThat(TimeZones.given(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, UTC",
        "Z, UTC",
        "Etc/UTC, UTC",
        "GMT, UTC",
        "Etc/GMT-3, Etc/GMT-3",
        "Africa/Abidjan, Africa/Abidjan"
    })
    void utc_has_one_name(ZoneId zone, ZoneId expected) {
        assertThat(TimeZones.canonical(zone)).isEqualTo(expected);
    }
}
