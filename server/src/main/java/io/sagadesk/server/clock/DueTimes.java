package io.sagadesk.server.clock;

import java.time.Instant;
import java.util.Optional;

/** Due work other than scheduled events. A movable clock also stops at these times. */
public interface DueTimes {

    /** The time of the next due work that can be done; empty if there is none. */
    Optional<Instant> next();
}
