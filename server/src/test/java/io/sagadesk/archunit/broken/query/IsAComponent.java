package io.sagadesk.archunit.broken.query;

import org.springframework.stereotype.Component;

@Component
public final class IsAComponent {}
