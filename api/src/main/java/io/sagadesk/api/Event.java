package io.sagadesk.api;

import java.time.Instant;

/** A stored event, named in the past tense. The name of an event type never changes. */
public interface Event {

    /** The time of the event in the domain. For imported history it is long before the time of recording. */
    Instant at();
}
