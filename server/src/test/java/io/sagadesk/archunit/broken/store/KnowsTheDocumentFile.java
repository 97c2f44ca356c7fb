package io.sagadesk.archunit.broken.store;

import io.sagadesk.archunit.broken.embeddedmongo.file.ProperFile;
import org.jspecify.annotations.Nullable;

public final class KnowsTheDocumentFile {
    @Nullable ProperFile properFile;
}
