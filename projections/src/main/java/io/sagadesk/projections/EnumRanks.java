package io.sagadesk.projections;

import io.sagadesk.api.Priority;

/** Numeric ranks of enum constants for sorting, because MongoDB would sort the names alphabetically. */
public final class EnumRanks {

    private EnumRanks() {}

    /** Returns the rank of a priority: 0 for the most urgent. */
    public static int of(Priority priority) {
        return switch (priority) {
            case URGENT -> 0;
            case HIGH -> 1;
            case NORMAL -> 2;
            case LOW -> 3;
        };
    }
}
