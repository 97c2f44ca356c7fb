package io.sagadesk.archunit.broken.server;

import io.sagadesk.archunit.broken.saga.NamelessSaga;
import org.jspecify.annotations.Nullable;

/** Breaks no rule: the server may depend on every module. */
public final class ProperServer {

    @Nullable NamelessSaga saga;
}
