package io.sagadesk.archunit.broken.api;

import org.springframework.util.StringUtils;

final class DependsOnSpring {

    boolean isBlank(String text) {
        return !StringUtils.hasText(text);
    }
}
