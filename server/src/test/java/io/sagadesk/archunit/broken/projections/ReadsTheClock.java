package io.sagadesk.archunit.broken.projections;

import java.time.Clock;

final class ReadsTheClock {

    long time(Clock clock) {
        return clock.millis();
    }
}
