package io.sagadesk.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A golden file: the expected values, one per line. */
final class GoldenFile {

    private GoldenFile() {}

    static List<String> lines(String name) throws IOException {
        var file = Objects.requireNonNull(GoldenFile.class.getResource("/golden/" + name));
        return Files.readAllLines(Path.of(URI.create(file.toString())));
    }
}
