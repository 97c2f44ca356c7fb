package io.sagadesk.archunit.broken.projections;

import io.sagadesk.archunit.broken.store.KnowsTheServer;
import org.jspecify.annotations.Nullable;

final class KnowsTheStore {

    @Nullable KnowsTheServer store;
}
