package io.sagadesk.store.runtime;

import java.util.stream.Stream;

/** A failure and its causes. A chain that leads back to itself, or on for ever, ends all the same. */
public final class CauseChain {

    private static final int DEEPEST = 100;

    private CauseChain() {}

    /** The failure itself first, then what caused it. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    /** The last cause, or the failure itself if it has none. */
    public static Throwable root(Throwable failure) {
        return of(failure).reduce(failure, (outer, inner) -> inner);
    }
}
