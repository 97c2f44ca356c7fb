package io.sagadesk.embeddedmongo.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks a document directory for one process. The lock ends with the process, even if the process crashes. */
public record DirectoryLock(FileChannel channel) implements AutoCloseable {

    private static final String FILE = "documents.lock";

    /**
     * Acquires the lock of a directory, which is created if it is missing.
     *
     * @throws DocumentDirectoryException if another process, or this one, holds it
     */
    public static DirectoryLock acquire(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) return new DirectoryLock(channel);
            channel.close();
            throw new OverlappingFileLockException();
        } catch (OverlappingFileLockException e) {
            throw new DocumentDirectoryException(
                    directory + " is being written by another process, which holds the lock on " + FILE
                            + ". Stop that process first",
                    e);
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
