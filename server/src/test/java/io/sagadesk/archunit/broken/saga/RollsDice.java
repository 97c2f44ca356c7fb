package io.sagadesk.archunit.broken.saga;

import java.util.concurrent.ThreadLocalRandom;

final class RollsDice {

    int roll() {
        return ThreadLocalRandom.current().nextInt(6);
    }
}
