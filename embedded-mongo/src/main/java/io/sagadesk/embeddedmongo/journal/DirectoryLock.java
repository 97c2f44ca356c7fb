package io.sagadesk.embeddedmongo.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Locks a document directory for one process. The lock ends with the process, even if the process crashes. */
public final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "documents.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Acquires the lock.
     *
     * @throws DocumentDirectoryException if another process, or this one, holds it
     */
    public static DirectoryLock acquire(Path directory) {
        var file = directory.resolve(FILE);
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new DocumentDirectoryException(directory
                        + " is being written by another process, which holds the lock on " + FILE
                        + ". Stop that process first");
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock of the document store could not be given back", e);
        }
    }
}
