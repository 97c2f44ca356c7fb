package io.sagadesk.api;

import java.time.Instant;

/** A fact, in the past tense. Its name is for ever. */
public interface Event {

    /** When it happened, which for imported history is long before it was recorded. */
    Instant at();
}
