package io.sagadesk.projections;

import io.sagadesk.api.Priority;

/** Numbers to sort by, since the names of an enumeration sort by the alphabet. */
public final class EnumRanks {

    private EnumRanks() {}

    /** The most urgent first, from 0. */
    public static int of(Priority priority) {
        return switch (priority) {
            case URGENT -> 0;
            case HIGH -> 1;
            case NORMAL -> 2;
            case LOW -> 3;
        };
    }
}
