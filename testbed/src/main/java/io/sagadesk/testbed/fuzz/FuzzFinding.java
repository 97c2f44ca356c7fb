package io.sagadesk.testbed.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * What the server should not have done.
 *
 * @param number of the request; null if it is about the run as a whole
 * @param fault a sentence
 * @param exchange the request and the beginning of its answer, for people
 */
public record FuzzFinding(@Nullable Integer number, String route, String fault, String exchange) {

    static FuzzFinding ofRun(String fault) {
        return new FuzzFinding(null, "", fault, "");
    }

    /** All that a person needs to repeat it. */
    String text(long seed) {
        if (number == null) return fault;
        return "%s: %s%n  repeat: ./sagadesk fuzz --seed %d --only %d%n%s"
                .formatted(route, fault, seed, number, exchange.indent(4).stripTrailing());
    }
}
