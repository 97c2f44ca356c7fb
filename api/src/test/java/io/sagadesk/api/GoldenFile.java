package io.sagadesk.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was once agreed on, line by line. */
final class GoldenFile {

    private GoldenFile() {}

    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/golden", name));
    }
}
