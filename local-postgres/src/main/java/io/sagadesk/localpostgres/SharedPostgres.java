package io.sagadesk.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The PostgreSQL server that the tests of a process share. It ends with the process, and its files are deleted. */
public final class SharedPostgres {

    private SharedPostgres() {}

    private static final class Holder {
        static final Optional<PostgresCluster> CLUSTER =
                PostgresInstallation.installed().map(SharedPostgres::start);
    }

    /** The server, started when it is asked for first; empty where PostgreSQL is not installed, which is printed once. */
    public static Optional<PostgresCluster> cluster() {
        return Holder.CLUSTER;
    }

    private static PostgresCluster start(PostgresInstallation installation) {
        try {
            var directory = Files.createTempDirectory("sagadesk-postgres");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return PostgresCluster.start(installation, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes what it can; the server may still be ending. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private static void delete(Path directory) {
        cluster().ifPresent(PostgresCluster::kill);
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + directory);
        }
    }
}
