package io.sagadesk.archunit.broken.command;

import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsAFile {

    boolean isThere(String name) {
        return Files.exists(Path.of(name));
    }
}
