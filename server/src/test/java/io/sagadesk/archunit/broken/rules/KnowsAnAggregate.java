package io.sagadesk.archunit.broken.rules;

import io.sagadesk.archunit.broken.command.ProperAggregate;
import org.jspecify.annotations.Nullable;

public final class KnowsAnAggregate {
    @Nullable ProperAggregate properAggregate;
}
