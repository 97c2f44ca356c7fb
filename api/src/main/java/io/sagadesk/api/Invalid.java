package io.sagadesk.api;

import java.util.List;

/** Thrown for a message whose components break their declared limits; it lists every fault. */
public final class Invalid extends RuntimeException {

    /**
     * One fault.
     *
     * @param field the path of component names, such as {@code contact.email}
     * @param message a description of the fault that never repeats the value
     */
    public record Fault(String field, String message) {}

    private final List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super("Invalid: " + faults, null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** Returns the same faults with their paths below a field of an enclosing object. */
    public Invalid within(String field) {
        return new Invalid(faults.stream()
                .map(fault -> new Fault(field + "." + fault.field(), fault.message()))
                .toList());
    }

    public List<Fault> faults() {
        return faults;
    }
}
