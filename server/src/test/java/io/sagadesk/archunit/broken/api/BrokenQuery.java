package io.sagadesk.archunit.broken.api;

interface BrokenQuery {

    final class NotARecord implements BrokenQuery {}
}
