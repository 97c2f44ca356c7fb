package io.sagadesk.archunit.broken.command;

import io.sagadesk.archunit.broken.store.KnowsTheServer;
import org.jspecify.annotations.Nullable;

final class KnowsTheStore {

    @Nullable KnowsTheServer store;
}
