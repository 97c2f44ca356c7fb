package io.sagadesk.testbed.cluster;

import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.PostgresUnusableException;
import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two servers on one PostgreSQL and one document store, each a process that can be killed and started again. */
final class ServerCluster implements AutoCloseable {

    static final int INSTANCES = 2;

    private static final int ATTEMPTS = 3;

    private final PostgresCluster postgres;
    private final DocumentStoreProcess documents;
    private final List<String> command;
    private final Path directory;
    private final String database;
    private final Map<String, String> settings;
    private final List<ServerProcess> instances = new CopyOnWriteArrayList<>();

    private ServerCluster(
            PostgresCluster postgres, DocumentStoreProcess documents, List<String> command, Path directory)
            throws IOException, InterruptedException {
        this.postgres = postgres;
        this.documents = documents;
        this.command = command;
        this.directory = directory;
        this.database = postgres.newDatabase();
        this.settings = Map.of(
                PostgresAddress.SETTING,
                database,
                "SAGADESK_MONGODB_URI",
                documents.uri(),
                "SAGADESK_MASTER_KEY",
                Base64.getEncoder().encodeToString(random(32)),
                ServerProcess.ADMIN_TOKEN,
                HexFormat.of().formatHex(random(24)));
    }

    /**
     * Starts all processes, and returns when both servers are ready.
     *
     * @param server the command that starts a server, without forking another process
     * @param documentStore the command that starts the document store, likewise
     * @param directory an empty directory
     */
    static ServerCluster start(List<String> server, List<String> documentStore, Path directory)
            throws IOException, InterruptedException {
        var installed =
                PostgresInstallation.installed().orElseThrow(() -> new CliException(PostgresInstallation.MISSING));
        try {
            var cluster = new ServerCluster(
                    PostgresCluster.start(installed, directory),
                    DocumentStoreProcess.start(documentStore, directory.resolve("documents")),
                    server,
                    directory);
            for (var number = 0; number < INSTANCES; number++) cluster.instances.add(cluster.instance(number));
            return cluster;
        } catch (PostgresUnusableException unusable) {
            throw new CliException(String.valueOf(unusable.getMessage()));
        }
    }

    /** Starts an instance, up to three times, as a supervisor does: one that finds a store silent at its start ends. */
    private ServerProcess instance(int number) throws IOException, InterruptedException {
        var data = Files.createDirectories(directory.resolve("instance-" + number));
        for (var attempt = 1; ; attempt++) {
            try {
                return ServerProcess.start(command, settings, data);
            } catch (CliException refused) {
                if (attempt == ATTEMPTS) throw refused;
            }
        }
    }

    /** A client of an instance that repeats nothing by itself. */
    SagadeskClient client(int instance) throws IOException {
        return client(instance, Duration.ZERO);
    }

    /** A client of an instance that repeats for a while what is not answered. */
    SagadeskClient client(int instance, Duration patience) throws IOException {
        return instances.get(instance).client(patience);
    }

    /** Kills an instance, as {@code kill -9} does. */
    void kill(int instance) throws InterruptedException {
        instances.get(instance).kill();
    }

    /** Starts a killed instance again, and returns the seconds until it is ready. */
    double startAgain(int instance) throws IOException, InterruptedException {
        var started = instance(instance);
        instances.set(instance, started);
        return started.secondsToReady();
    }

    PostgresCluster postgres() {
        return postgres;
    }

    DocumentStoreProcess documents() {
        return documents;
    }

    /** Opens the log, past the servers. On a busy machine a connection may take longer than the product waits for it. */
    EventLog openLog() {
        for (var attempt = 1; ; attempt++) {
            try {
                return PostgresLog.at(PostgresAddress.of(database)).openExisting();
            } catch (StoreUnusableException unreachable) {
                if (attempt == ATTEMPTS) throw new CliException(String.valueOf(unreachable.getMessage()));
            }
        }
    }

    /** Kills all processes. */
    @Override
    public void close() {
        try {
            for (var instance : new ArrayList<>(instances)) instance.kill();
            documents.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // the rest ends with this process
        }
        postgres.kill();
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
