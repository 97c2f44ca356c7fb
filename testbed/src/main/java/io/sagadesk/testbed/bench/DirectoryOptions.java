package io.sagadesk.testbed.bench;

import io.sagadesk.replay.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the directory in which a benchmark creates its files. */
public final class DirectoryOptions {

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "A directory on the disk to measure (default: the current one).")
    private Path directory = Path.of(".");

    /** The directory; refuses one that does not exist. */
    public Path directory() {
        if (!Files.isDirectory(directory)) throw new CliException("There is no directory " + directory);
        return directory;
    }

    /** The error for a directory in which nothing can be written. */
    public CliException unwritable() {
        return new CliException("Cannot write in " + directory + ": name another with --directory");
    }
}
