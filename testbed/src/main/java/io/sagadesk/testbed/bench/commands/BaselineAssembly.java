package io.sagadesk.testbed.bench.commands;

import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.PostgresUnusableException;
import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.bench.load.MinimalHttpClient;
import io.sagadesk.testbed.bench.load.ServerAssembly;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline: the same application on Axon's own stores, with a PostgreSQL of its own.
 *
 * @param command the command that starts the server
 * @param postgres the PostgreSQL installation
 * @param connections the connections of the server to PostgreSQL
 */
record BaselineAssembly(List<String> command, PostgresInstallation postgres, BaselineConnections connections)
        implements ServerAssembly {

    private static final String COUNT = "SELECT count(*) FROM DomainEventEntry"
            + " WHERE convert_from(metaData, 'UTF8')::json ->> 'actor' = '" + MinimalHttpClient.ACTOR + "'";

    private static final String REACHED =
            "SELECT min(coalesce((convert_from(token, 'UTF8')::json ->> 'index')::bigint, 0)) FROM TokenEntry";
    private static final String HEAD = "SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry";

    @Override
    public String name() {
        return "stock axon";
    }

    @Override
    public Running start(Path directory) throws IOException, InterruptedException {
        var database = database(directory);
        try {
            var data = Files.createDirectory(directory.resolve("data"));
            return new RunningBaseline(
                    ServerProcess.start(command, settings(database), data), database, connections.followers());
        } catch (IOException | InterruptedException | RuntimeException failure) {
            database.stop();
            throw failure;
        }
    }

    private PostgresCluster database(Path directory) throws IOException, InterruptedException {
        try {
            return PostgresCluster.start(postgres, directory);
        } catch (PostgresUnusableException unusable) {
            throw new CliException(String.valueOf(unusable.getMessage()));
        }
    }

    private Map<String, String> settings(PostgresCluster database) {
        var settings = new HashMap<String, String>();
        settings.put("SAGADESK_STOCK", database.url());
        settings.put("SAGADESK_STOCK_CONNECTIONS", Integer.toString(connections.max()));
        settings.put("SAGADESK_STOCK_FOLLOWERS", Boolean.toString(connections.followers()));
        return settings;
    }

    private record RunningBaseline(ServerProcess process, PostgresCluster database, boolean followers)
            implements Running {

        @Override
        public URI url() {
            return process.url();
        }

        @Override
        public String token() throws IOException {
            return process.token();
        }

        @Override
        public long events() throws IOException, InterruptedException {
            return Long.parseLong(database.queryValue(COUNT));
        }

        @Override
        public Progress progress() throws IOException, InterruptedException {
            var reached = Long.parseLong(database.queryValue(
                    followers ? REACHED : HEAD)); // queried before the head, because it never passes the head
            return new Progress(Long.parseLong(database.queryValue(HEAD)), reached);
        }

        @Override
        public void stop() throws InterruptedException {
            process.kill();
            database.stop();
        }
    }
}
