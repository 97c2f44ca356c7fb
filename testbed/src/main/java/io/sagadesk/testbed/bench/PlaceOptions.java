package io.sagadesk.testbed.bench;

import io.sagadesk.replay.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where something is measured. */
public final class PlaceOptions {

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "On the disk to measure (default: the current one).")
    private Path directory = Path.of(".");

    /** The directory, which is there. */
    public Path directory() {
        if (!Files.isDirectory(directory)) throw new CliException("There is no directory " + directory);
        return directory;
    }

    /** What to say when nothing can be written there. */
    public CliException unwritable() {
        return new CliException("Cannot write in " + directory + ": name another with --directory");
    }
}
