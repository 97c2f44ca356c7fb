package io.sagadesk.embeddedmongo;

import io.sagadesk.embeddedmongo.backend.JournalRecovery;
import io.sagadesk.embeddedmongo.backend.StoredBackend;
import io.sagadesk.embeddedmongo.journal.DirectoryLock;
import io.sagadesk.embeddedmongo.journal.DocumentDirectoryException;
import io.sagadesk.embeddedmongo.journal.DocumentJournal;
import io.sagadesk.embeddedmongo.journal.JournalDirectory;
import io.sagadesk.embeddedmongo.wire.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A MongoDB server inside this process, for clients on this machine. Documents are in memory. The changes of a command are
 * in the journal, handed to the operating system, before the command is answered. So a killed process loses no acknowledged
 * command, and a power cut loses at most the latest commands, each as a whole.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final DocumentJournal.Growth GROWTH = new DocumentJournal.Growth(64L << 20, 4);

    private final DirectoryLock lock;
    private final StoredBackend backend;
    final DocumentJournal journal;
    private final WireServer server;

    private EmbeddedMongo(DirectoryLock lock, StoredBackend backend, DocumentJournal journal) {
        this.lock = lock;
        this.backend = backend;
        this.journal = journal;
        this.server = new WireServer(backend);
    }

    /**
     * Restores the documents of the directory, which is created if it is missing, and listens on a free port.
     *
     * @throws DocumentDirectoryException if another process has the directory open, or if a file in it is damaged
     */
    public static EmbeddedMongo open(Path directory) {
        return open(directory, GROWTH);
    }

    static EmbeddedMongo open(Path directory, DocumentJournal.Growth growth) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot make " + directory + ": " + e.getMessage(), e);
        }
        DirectoryLock lock = DirectoryLock.acquire(directory);
        boolean opened = false;
        try {
            StoredBackend backend = new StoredBackend();
            DocumentJournal journal =
                    DocumentJournal.open(new JournalDirectory(directory), growth, new JournalRecovery(backend));
            backend.writeTo(journal);
            EmbeddedMongo mongo = new EmbeddedMongo(lock, backend, journal);
            opened = true;
            return mongo;
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot open " + directory + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /**
     * The connection string for MongoDB's driver. It holds a user and a password, which change with each start and are known
     * to nobody else: never log it.
     */
    public String connectionString() {
        return server.connectionString();
    }

    /** Closes all connections, and syncs all data to disk. */
    @Override
    public void close() {
        server.close();
        backend.stop();
        try {
            journal.close();
        } catch (IOException e) {
            throw new IllegalStateException("The journal of the document store cannot be closed", e);
        } finally {
            lock.close();
        }
    }
}
