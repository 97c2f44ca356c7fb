package io.sagadesk.archunit.broken.replay.cli;

public final class ProperCommandLine {}
