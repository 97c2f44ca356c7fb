package io.sagadesk.testbed.bench.load;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;

/**
 * Sagadesk's server as its users start it, on its embedded stores.
 *
 * @param command the command that starts the server
 * @param environment additional environment variables of the server
 */
public record SagadeskAssembly(List<String> command, Map<String, String> environment) implements ServerAssembly {

    private static final String COUNT = "SELECT count(*) FROM event WHERE json_extract(metadata, '$."
            + EventMetadata.ACTOR + "') = '" + MinimalHttpClient.ACTOR + "'";

    @Override
    public String name() {
        return "sagadesk";
    }

    @Override
    public Running start(Path directory) throws IOException, InterruptedException {
        var data = Files.createDirectory(directory.resolve("data"));
        return new RunningServer(ServerProcess.start(command, environment, data), data);
    }

    /** A server that somebody else has started. */
    public static Running running(ServerProcess process, Path data) {
        return new RunningServer(process, data);
    }

    private record RunningServer(ServerProcess process, Path data) implements Running {

        @Override
        public URI url() {
            return process.url();
        }

        @Override
        public String token() throws IOException {
            return process.token();
        }

        @Override
        public long events() throws IOException {
            var config = new SQLiteConfig();
            config.setReadOnly(true);
            try (var connection = config.createConnection("jdbc:sqlite:" + data.resolve("events.db"));
                    var statement = connection.createStatement();
                    var count = statement.executeQuery(COUNT)) {
                return count.getLong(1);
            } catch (SQLException unreadable) {
                throw new IOException(unreadable);
            }
        }

        @Override
        public Progress progress() throws IOException {
            var health = process.client(Duration.ZERO).get("/actuator/health").path("components");
            var lag = Stream.of("projections", "reactions")
                    .flatMap(part -> health.path(part).path("details").valueStream())
                    .mapToLong(follower -> follower.path("lag").asLong(0))
                    .max()
                    .orElse(0);
            var head =
                    health.path("eventStore").path("details").path("position").asLong();
            return new Progress(head, head - lag);
        }

        @Override
        public void stop() throws InterruptedException {
            process.kill();
        }
    }
}
