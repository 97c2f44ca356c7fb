package io.sagadesk.archunit.broken.embeddedmongo.journal;

public final class ProperJournal {}
