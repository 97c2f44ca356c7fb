package io.sagadesk.archunit.broken.saga;

final class ReadsTheClock {

    long time() {
        return System.currentTimeMillis();
    }
}
