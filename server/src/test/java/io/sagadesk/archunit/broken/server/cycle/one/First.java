package io.sagadesk.archunit.broken.server.cycle.one;

import io.sagadesk.archunit.broken.server.cycle.two.Second;
import org.jspecify.annotations.Nullable;

public final class First {
    @Nullable Second second;
}
