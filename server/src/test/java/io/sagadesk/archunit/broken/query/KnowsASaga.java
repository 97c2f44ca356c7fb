package io.sagadesk.archunit.broken.query;

import io.sagadesk.archunit.broken.saga.NamelessSaga;
import org.jspecify.annotations.Nullable;

final class KnowsASaga {

    @Nullable NamelessSaga saga;
}
