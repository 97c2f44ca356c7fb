package io.sagadesk.archunit.broken.store;

import io.sagadesk.archunit.broken.embeddedmongo.journal.ProperJournal;
import org.jspecify.annotations.Nullable;

public final class KnowsTheJournal {
    @Nullable ProperJournal properJournal;
}
