package io.sagadesk.archunit.broken.elsewhere;

final class Homeless {}
