package io.sagadesk.archunit.broken.replay;

import io.sagadesk.archunit.broken.saga.NamelessSaga;
import org.jspecify.annotations.Nullable;

final class KnowsASaga {

    @Nullable NamelessSaga saga;
}
