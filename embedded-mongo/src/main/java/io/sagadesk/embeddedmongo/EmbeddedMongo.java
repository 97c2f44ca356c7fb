package io.sagadesk.embeddedmongo;

import io.sagadesk.embeddedmongo.backend.StoredBackend;
import io.sagadesk.embeddedmongo.file.DirectoryLock;
import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import io.sagadesk.embeddedmongo.file.DocumentFile;
import io.sagadesk.embeddedmongo.file.SqliteFile;
import io.sagadesk.embeddedmongo.wire.WireServer;
import java.nio.file.Path;

/**
 * A MongoDB server inside this process, for clients on this machine. Documents are in an SQLite file. A killed process loses
 * no acknowledged command. A power cut loses none either, except for commands whose write concern is {@code j: false}: it
 * takes back at most the latest of these, each as a whole, and never one without those behind it.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final String FILE = "documents.db";

    private final DirectoryLock lock;
    final DocumentFile file;
    private final WireServer server;

    private EmbeddedMongo(DirectoryLock lock, DocumentFile file) {
        this.lock = lock;
        this.file = file;
        this.server = new WireServer(new StoredBackend(file));
    }

    /**
     * Opens the documents of the directory, which is created if it is missing, and listens on a free port.
     *
     * @throws DocumentDirectoryException if another process has the directory open, or if a file in it is damaged
     */
    public static EmbeddedMongo open(Path directory) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            return new EmbeddedMongo(lock, SqliteFile.open(directory.resolve(FILE)));
        } catch (RuntimeException e) {
            close(lock);
            throw e;
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
        try {
            close(file);
        } finally {
            close(lock); // also if the file fails, so that the directory can be opened again
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("The document store cannot be closed", e);
        }
    }
}
