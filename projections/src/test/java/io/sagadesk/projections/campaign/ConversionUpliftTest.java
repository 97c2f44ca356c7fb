package io.sagadesk.projections.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionUpliftTest {

    /** Table II of Newcombe's paper, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000",
    })
    void the_interval_is_the_one_that_the_paper_prints(
            int converted, int treated, int convertedAnyway, int heldOut, double low, double high) {
        var uplift = ConversionUplift.of(
                        new AudienceGroup(treated, converted), new AudienceGroup(heldOut, convertedAnyway))
                .orElseThrow();

        assertThat(uplift.low()).isCloseTo(low, within(0.00006));
        assertThat(uplift.high()).isCloseTo(high, within(0.00006));
        assertThat(uplift.difference())
                .isCloseTo((double) converted / treated - (double) convertedAnyway / heldOut, within(1e-12));
    }

    @Test
    void without_somebody_to_compare_with_there_is_no_uplift() {
        assertThat(ConversionUplift.of(new AudienceGroup(5, 1), AudienceGroup.NOBODY))
                .isEmpty();
        assertThat(ConversionUplift.of(AudienceGroup.NOBODY, new AudienceGroup(5, 1)))
                .isEmpty();
    }
}
