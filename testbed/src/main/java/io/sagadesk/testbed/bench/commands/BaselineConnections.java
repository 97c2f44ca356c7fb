package io.sagadesk.testbed.bench.commands;

import java.util.Optional;

/**
 * How many connections to PostgreSQL Axon's side may hold. With too few of them its figures say how long it waits for one.
 *
 * @param most how many it may hold
 * @param followers whether it has read models and reactions
 */
public record BaselineConnections(int most, boolean followers) {

    /** What the followers can hold: one for each of 28 processors, and one for the command that each of 20 reactions awaits. */
    public static final int OF_FOLLOWERS = 48;

    /** How many it needs so that a command always comes to one. */
    int fewest() {
        return ofFollowers() + 1;
    }

    /** What to say of the figures if so many clients may have had to wait for one. */
    Optional<String> shortage(int clients) {
        var wanted = ofFollowers() + clients;
        return most >= wanted
                ? Optional.empty()
                : Optional.of(
                        "  NOTE: with %s clients it could use up to %s connections and has %s, so it may wait for one."
                                .formatted(clients, wanted, most));
    }

    private int ofFollowers() {
        return followers ? OF_FOLLOWERS : 0;
    }
}
