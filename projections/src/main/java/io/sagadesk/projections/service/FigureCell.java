package io.sagadesk.projections.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cell of a figure: the quarter of an hour in which the measured activity began, with channel, desk and agent.
 *
 * @param quarter the beginning of the quarter; hours and days begin with a quarter in every present time zone
 * @param channel {@code -} if there is none, likewise desk and agent
 */
record FigureCell(Instant quarter, String channel, String desk, String agent) {

    static final String NONE = "-";

    private static final long LENGTH = Duration.ofMinutes(15).toMillis();
    private static final String SEPARATOR = "|"; // no id contains this character

    static FigureCell at(Instant time, @Nullable String channel, @Nullable String desk, @Nullable String agent) {
        return new FigureCell(quarterOf(time), orNone(channel), orNone(desk), orNone(agent));
    }

    static FigureCell of(String id) {
        var parts = id.split("\\" + SEPARATOR, -1);
        return new FigureCell(Instant.parse(parts[0]), parts[1], parts[2], parts[3]);
    }

    static Instant quarterOf(Instant time) {
        var millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, LENGTH));
    }

    static Instant nextQuarter(Instant time) {
        return quarterOf(time).plusMillis(LENGTH);
    }

    /** Returns the id, which begins with the time, so that a range of ids is a range of time. */
    String id() {
        return String.join(SEPARATOR, quarter.toString(), channel, desk, agent);
    }

    private static String orNone(@Nullable String value) {
        return value == null ? NONE : value;
    }
}
