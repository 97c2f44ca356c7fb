package io.sagadesk.testbed.bench.commands;

import java.util.Optional;

/**
 * The number of connections that the baseline may open to PostgreSQL. With too few of them, its figures show how long it
 * waits for a connection.
 *
 * @param max the maximum number of connections
 * @param followers whether the baseline has read models and reactions
 */
public record BaselineConnections(int max, boolean followers) {

    /**
     * The connections that read models and reactions can hold: one for each of 31 processors, and one for the command
     * that each of 22 reactions awaits.
     */
    public static final int OF_FOLLOWERS = 53;

    /** The minimum number of connections, with which a command always gets one. */
    int minimum() {
        return ofFollowers() + 1;
    }

    /** A note for the result if clients may have waited for a connection; empty otherwise. */
    Optional<String> shortage(int clients) {
        var needed = ofFollowers() + clients;
        return max >= needed
                ? Optional.empty()
                : Optional.of(
                        "  NOTE: with %s clients it could use up to %s connections and has %s, so it may wait for one."
                                .formatted(clients, needed, max));
    }

    private int ofFollowers() {
        return followers ? OF_FOLLOWERS : 0;
    }
}
