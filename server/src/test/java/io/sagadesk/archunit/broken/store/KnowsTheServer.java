package io.sagadesk.archunit.broken.store;

import io.sagadesk.archunit.broken.server.ProperServer;
import org.jspecify.annotations.Nullable;

public final class KnowsTheServer {

    @Nullable ProperServer server;
}
