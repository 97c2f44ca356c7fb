package io.sagadesk.testbed.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The directory for the data of a run: an empty one that was named and is kept, or a temporary one.
 *
 * @param isTemporary whether it may be deleted after the run
 */
public record RunDirectory(Path path, boolean isTemporary) {

    /**
     * The directory of a run.
     *
     * @param given the value of {@code --data}; null for a temporary directory
     * @throws ParameterException if the given one is not empty
     */
    public static RunDirectory of(@Nullable Path given, String temporaryPrefix, CommandLine command)
            throws IOException {
        if (given == null) return new RunDirectory(Files.createTempDirectory(temporaryPrefix), true);
        if (!isEmpty(given)) {
            throw new ParameterException(command, "--data needs an empty directory; " + given + " is not");
        }
        return new RunDirectory(Files.createDirectories(given), false);
    }

    /** Deletes a temporary directory with its content. */
    public void discard() throws IOException {
        if (!isTemporary) return;
        try (var entries = Files.walk(path)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) Files.delete(entry);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) return true;
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        } catch (NotDirectoryException file) {
            return false;
        }
    }
}
