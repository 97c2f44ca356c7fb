package io.sagadesk.api;

import java.util.List;

/** A command that breaks the limits of its own fields; every fault is named. */
public final class Invalid extends RuntimeException {

    /**
     * One thing that is wrong.
     *
     * @param field where, as a path of component names such as {@code contact.email}
     * @param message what is wrong, in words that never repeat the value
     */
    public record Fault(String field, String message) {}

    private final List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super("Invalid: " + faults, null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** The same, found in a field of something larger. */
    public Invalid within(String field) {
        return new Invalid(faults.stream()
                .map(fault -> new Fault(field + "." + fault.field(), fault.message()))
                .toList());
    }

    public List<Fault> faults() {
        return faults;
    }
}
