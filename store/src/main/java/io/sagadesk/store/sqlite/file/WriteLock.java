package io.sagadesk.store.sqlite.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process write a file at a time. The lock is on a file beside it, {@code events.db.lock}, because a lock on
 * the file itself would be lost with the first of its descriptors that SQLite closes; it ends with the process, however
 * that ends.
 */
public final class WriteLock implements AutoCloseable {

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StoreUnusableException if another process, or this one, holds it
     */
    public static WriteLock acquire(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StoreUnusableException(file + " is being written by another process, which holds the lock on "
                        + beside.getFileName() + ". Stop that process first, or open the file for reading only");
            }
            return new WriteLock(channel);
        } catch (IOException e) {
            throw new StoreUnusableException("Cannot lock " + beside + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("A lock could not be given back", e);
        }
    }
}
