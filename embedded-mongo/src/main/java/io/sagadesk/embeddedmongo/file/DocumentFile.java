package io.sagadesk.embeddedmongo.file;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SQLite file of all documents. Commands that write run one after the other, each as one transaction; readers do not
 * wait for them. A transaction is handed to the operating system before the command returns, so it survives the end of the
 * process. A durable one is on the disk by then, together with all before it. A power cut takes back the latest of the
 * others, each as a whole.
 */
public final class DocumentFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DocumentFile.class);

    private static final String CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)";
    private static final long CHECKPOINT_BYTES = 32L << 20;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final DocumentTables writer;
    private final Deque<DocumentTables> readers = new ConcurrentLinkedDeque<>();
    private final AtomicLong commits = new AtomicLong();
    final FileChannel writeAhead;
    private volatile CompletableFuture<Void> checkpoint = CompletableFuture.completedFuture(null);
    private boolean sweeping = true;
    private volatile @Nullable Exception failure;
    private long synced;

    DocumentFile(Path file, Connection connection) throws IOException {
        this.file = file;
        this.writer = new DocumentTables(connection, this::failed);
        this.writeAhead = FileChannel.open(SqliteFile.writeAhead(file), StandardOpenOption.WRITE);
    }

    /** The tables for the command that writes; it has the lock. */
    public DocumentTables writer() {
        return writer;
    }

    /**
     * Runs a command as one transaction, which is committed even if the command fails half-way.
     *
     * @param durable whether to return only when the transaction is on the disk
     * @throws MongoServerException if the file could not be written, now or earlier
     */
    public <T> T write(boolean durable, Supplier<T> command) {
        T answer;
        writing.lock();
        try {
            requireWritable();
            try {
                answer = command.get();
            } finally {
                sweeping = sweeping && failure == null && writer.sweep();
                commit();
            }
            checkpointIfLarge();
        } finally {
            writing.unlock();
        }
        if (durable) sync(commits.get());
        return answer;
    }

    private void checkpointIfLarge() {
        if (SqliteFile.writeAhead(file).toFile().length() > CHECKPOINT_BYTES && checkpoint.isDone()) {
            checkpoint = CompletableFuture.runAsync(
                    this::checkpoint, task -> new Thread(task, "document-checkpoint").start());
        }
    }

    /**
     * Moves what was written ahead into the file, most of it beside the commands. The rest is moved while none of them writes,
     * so that the next one begins the write-ahead file anew.
     */
    private void checkpoint() {
        try (var tables = new DocumentTables(SqliteFile.writing(file), IllegalStateException::new)) {
            tables.number(CHECKPOINT);
            writing.lock();
            try {
                tables.number(CHECKPOINT);
            } finally {
                writing.unlock();
            }
        } catch (SQLException | RuntimeException e) {
            log.error("{} cannot be checkpointed; its write-ahead file grows", file, e);
        }
    }

    /** Makes all that the running command has written visible to readers. */
    public void commit() {
        requireWritable();
        if (writer.commit()) commits.incrementAndGet();
    }

    /** Drops a tree. Its content is deleted by this and the following commands. */
    public void drop(long tree) {
        writer.drop(tree);
        sweeping = true;
    }

    /** One sync serves all commands that were committed before it. A checkpoint of SQLite syncs what it moves. */
    private void sync(long commit) {
        synchronized (writeAhead) {
            if (synced >= commit) return;
            long now = commits.get();
            try {
                writeAhead.force(false);
            } catch (IOException e) {
                throw failed(e);
            }
            synced = now;
        }
    }

    /** Reads the last committed state or, within {@link #write}, that of the running command. */
    public <T> T read(Function<DocumentTables, T> query) {
        if (isWriting()) return query.apply(writer);
        var reader = readers.poll();
        if (reader == null) reader = reader();
        try {
            var answer = query.apply(reader);
            reader.commit();
            readers.push(reader);
            return answer;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Whether this thread runs the command that writes. */
    public boolean isWriting() {
        return writing.isHeldByCurrentThread();
    }

    private DocumentTables reader() {
        try {
            return new DocumentTables(SqliteFile.reading(file), this::unreadable);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private MongoServerException unreadable(Exception e) {
        log.error("{} cannot be read", file, e);
        return new MongoServerException("The document store cannot read " + file + ": " + e.getMessage()
                + ". If it is damaged, stop the program" + SqliteFile.REMEDY);
    }

    private MongoServerException failed(Exception e) {
        log.error("{} cannot be written; nothing is stored any more until a restart", file, e);
        failure = e;
        return refusal(e);
    }

    private void requireWritable() {
        if (failure != null) throw refusal(failure);
    }

    private MongoServerException refusal(Exception cause) {
        return new MongoServerException("The document store accepts nothing any more, because " + file
                + " could not be written: " + cause.getMessage()
                + ". Free space or repair the disk, then start again. If the file is damaged, put back a saved copy of"
                + " its directory first");
    }

    public long size() {
        return file.toFile().length();
    }

    /** Waits for the running command, moves what was written ahead into the file, and syncs it. */
    @Override
    public void close() throws IOException {
        checkpoint.join();
        writing.lock();
        try (writeAhead) {
            if (failure == null) failure = new IOException("it is closed");
            for (var reader = readers.poll(); reader != null; reader = readers.poll()) reader.close();
            writer.close();
        } finally {
            writing.unlock();
        }
    }
}
