package io.sagadesk.api;

import java.time.Instant;

/** A wish, in the imperative. Each may be sent again: the same id with the same content changes nothing. */
public interface Command {

    /** When it happened. Decisions read no other clock; it takes no part in telling whether two commands are alike. */
    Instant at();
}
