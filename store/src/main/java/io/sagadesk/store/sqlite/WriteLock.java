package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time write to a file. The lock is on a separate file, {@code events.db.lock}, because a lock on
 * the file itself would be lost as soon as SQLite closes one of its descriptors. The operating system releases the lock
 * when the process ends, even after a crash.
 */
public final class WriteLock implements AutoCloseable {

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Acquires the lock.
     *
     * @throws StoreUnusableException if this or another process holds it
     */
    public static WriteLock acquire(Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            var channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
            return null; // held by this process
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
