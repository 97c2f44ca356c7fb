package io.sagadesk.archunit.broken.server;

import io.sagadesk.archunit.broken.replay.cli.ProperCommandLine;
import org.jspecify.annotations.Nullable;

public final class UsesTheCommandLine {
    @Nullable ProperCommandLine properCommandLine;
}
