package io.sagadesk.testbed.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The directory for the data of a command's own servers: the one of its option {@code --data}, which is kept, or a temporary
 * one.
 */
public final class WorkingDirectory {

    private final Path path;
    private final boolean temporary;

    private WorkingDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * Creates the directory.
     *
     * @param given the value of the option; null for a temporary directory
     * @param prefix the beginning of the name of a temporary directory
     * @throws ParameterException if something is in the given directory
     */
    public static WorkingDirectory create(CommandSpec command, @Nullable Path given, String prefix) throws IOException {
        if (given == null) return new WorkingDirectory(Files.createTempDirectory(prefix), true);
        if (!isFree(given)) {
            throw new ParameterException(
                    command.commandLine(), "--data needs an empty directory; " + given + " is not");
        }
        return new WorkingDirectory(Files.createDirectories(given), false);
    }

    public Path path() {
        return path;
    }

    /** Deletes a temporary directory, because nothing in it is worth a look. */
    public void discard() throws IOException {
        if (temporary) DirectoryTree.delete(path);
    }

    private static boolean isFree(Path directory) throws IOException {
        if (!Files.exists(directory)) return true;
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        } catch (NotDirectoryException file) {
            return false;
        }
    }
}
