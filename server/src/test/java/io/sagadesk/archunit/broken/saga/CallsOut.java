package io.sagadesk.archunit.broken.saga;

import java.net.URI;

final class CallsOut {

    URI webhook() {
        return URI.create("http://localhost");
    }
}
