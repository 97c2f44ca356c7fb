package io.sagadesk.embeddedmongo;

import io.sagadesk.embeddedmongo.backend.StoredBackend;
import io.sagadesk.embeddedmongo.file.DirectoryLock;
import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import io.sagadesk.embeddedmongo.file.DocumentFile;
import io.sagadesk.embeddedmongo.file.OwnerOnlyFile;
import io.sagadesk.embeddedmongo.file.SqliteFile;
import io.sagadesk.embeddedmongo.wire.AccessCredentials;
import io.sagadesk.embeddedmongo.wire.WireServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server inside this process, for this process or for others of the same user on this machine. Documents are in an
 * SQLite file. A killed process loses no acknowledged command. A power cut loses none either, except for commands whose
 * write concern is {@code j: false}: it takes back at most the latest of these, each as a whole, and never one without those
 * behind it.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** The file with the connection string for other processes. */
    public static final String ADDRESS = "mongo.uri";

    private static final String FILE = "documents.db";
    private static final String CREDENTIALS = "mongo.credentials";

    private final DirectoryLock lock;
    final DocumentFile file;
    private final WireServer server;

    /** Where other processes find the connection string; null for an embedded one. */
    private final @Nullable Path address;

    private EmbeddedMongo(DirectoryLock lock, DocumentFile file, WireServer server, @Nullable Path address) {
        this.lock = lock;
        this.file = file;
        this.server = server;
        this.address = address;
    }

    /**
     * Opens the documents of the directory, which is created if it is missing, and listens on a free port for this process:
     * the credentials change with each start and are known to nobody else.
     *
     * @throws DocumentDirectoryException if another process has the directory open, or if a file in it is damaged
     */
    public static EmbeddedMongo open(Path directory) {
        return open(directory, null, backend -> new WireServer(backend, 0, AccessCredentials.ofThisRun()));
    }

    /**
     * Opens the documents of the directory for other processes of this machine. The credentials stay the same over restarts.
     * The connection string is in the file {@value #ADDRESS}, for its owner alone, from when the port accepts connections until
     * this is closed.
     *
     * @param port 0 for a free one
     * @throws DocumentDirectoryException if another process has the directory open, or if a file in it is damaged, or a file
     *     with credentials is open to others
     * @throws UncheckedIOException if the port is taken, or not allowed
     */
    public static EmbeddedMongo openShared(Path directory, int port) {
        Path address = directory.resolve(ADDRESS);
        EmbeddedMongo mongo = open(directory, address, backend -> {
            OwnerOnlyFile.delete(address); // of a process that was killed
            return new WireServer(backend, port, AccessCredentials.keptIn(directory.resolve(CREDENTIALS)));
        });
        try {
            OwnerOnlyFile.write(address, mongo.connectionString());
            return mongo;
        } catch (RuntimeException e) {
            mongo.close();
            throw e;
        }
    }

    private static EmbeddedMongo open(
            Path directory, @Nullable Path address, Function<StoredBackend, WireServer> listen) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            DocumentFile file = SqliteFile.open(directory.resolve(FILE));
            try {
                return new EmbeddedMongo(lock, file, listen.apply(new StoredBackend(file)), address);
            } catch (RuntimeException e) {
                close(file);
                throw e;
            }
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    /** The connection string for MongoDB's driver. It holds a user and a password: never log it. */
    public String connectionString() {
        return server.connectionString();
    }

    /** The port on which it listens, at the loopback address. */
    public int port() {
        return server.port();
    }

    /** Closes all connections, and syncs all data to disk. */
    @Override
    public void close() {
        try {
            if (address != null) OwnerOnlyFile.delete(address);
        } finally {
            server.close();
            try {
                close(file);
            } finally {
                close(lock); // also if the file fails, so that the directory can be opened again
            }
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
