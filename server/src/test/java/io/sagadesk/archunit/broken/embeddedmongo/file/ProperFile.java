package io.sagadesk.archunit.broken.embeddedmongo.file;

public final class ProperFile {}
