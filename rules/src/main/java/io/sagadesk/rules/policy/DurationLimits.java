package io.sagadesk.rules.policy;

import java.time.Duration;

/** The minimum and maximum of durations in rules. */
final class DurationLimits {

    static final Duration NONE = Duration.ZERO;
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration DAY = Duration.ofDays(1);
    static final Duration YEAR = Duration.ofDays(366);
    static final Duration DECADE = Duration.ofDays(3_660);

    private DurationLimits() {}
}
