package io.sagadesk.api.ticket;

import java.util.Optional;

/** Who is in charge, the highest last. */
public enum Tier {
    AGENT,
    SENIOR,
    SUPERVISOR,
    MANAGER;

    public boolean isAbove(Tier other) {
        return compareTo(other) > 0;
    }

    /** The tier above, empty for the highest. */
    public Optional<Tier> next() {
        return switch (this) {
            case AGENT -> Optional.of(SENIOR);
            case SENIOR -> Optional.of(SUPERVISOR);
            case SUPERVISOR -> Optional.of(MANAGER);
            case MANAGER -> Optional.empty();
        };
    }
}
