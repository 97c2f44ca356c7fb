package io.sagadesk.api;

import java.time.Instant;

/** A command, named in the imperative. Commands are idempotent: the same id with the same content changes nothing. */
public interface Command {

    /**
     * The time of the command. Decisions use no other clock. The time is ignored when two commands are compared for equal
     * content.
     */
    Instant at();
}
