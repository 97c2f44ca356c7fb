package io.sagadesk.archunit.broken.server.cycle.two;

import io.sagadesk.archunit.broken.server.cycle.one.First;
import org.jspecify.annotations.Nullable;

public final class Second {
    @Nullable First first;
}
