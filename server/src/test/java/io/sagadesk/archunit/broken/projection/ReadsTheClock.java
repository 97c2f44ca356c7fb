package io.sagadesk.archunit.broken.projection;

import java.time.Clock;

final class ReadsTheClock {

    long time(Clock clock) {
        return clock.millis();
    }
}
