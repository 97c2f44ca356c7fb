package io.sagadesk.archunit.broken.saga;

import io.sagadesk.archunit.broken.command.ProperAggregate;
import org.jspecify.annotations.Nullable;

final class KnowsACommandHandler {

    @Nullable ProperAggregate aggregate;
}
