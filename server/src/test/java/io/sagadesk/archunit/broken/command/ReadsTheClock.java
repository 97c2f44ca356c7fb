package io.sagadesk.archunit.broken.command;

import java.time.Instant;
import java.util.function.Supplier;

final class ReadsTheClock {

    Supplier<Instant> time() {
        return Instant::now;
    }
}
