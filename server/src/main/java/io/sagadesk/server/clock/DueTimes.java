package io.sagadesk.server.clock;

import java.time.Instant;
import java.util.Optional;

/** Something besides timers that waits for its time: a clock that is moved stops there, too. */
public interface DueTimes {

    /** When the next thing is due that can be done. */
    Optional<Instant> next();
}
