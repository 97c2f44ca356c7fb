package io.sagadesk.archunit.broken.command;

import java.util.UUID;

final class RollsDice {

    String id() {
        return UUID.randomUUID().toString();
    }
}
