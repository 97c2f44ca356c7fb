package io.sagadesk.projections.campaign;

import org.jspecify.annotations.Nullable;

/** Some customers, and how many of them bought in time. */
public record Group(int customers, int converted) {

    static final Group NOBODY = new Group(0, 0);

    /** From 0 to 1; no number for nobody. */
    public double conversion() {
        return (double) converted / customers;
    }

    Group counting(@Nullable Exposure before, Exposure after) {
        var one = before == null ? 1 : 0;
        return new Group(customers + one, converted + converted(after) - (before == null ? 0 : converted(before)));
    }

    private static int converted(Exposure exposure) {
        return exposure.converted() ? 1 : 0;
    }
}
