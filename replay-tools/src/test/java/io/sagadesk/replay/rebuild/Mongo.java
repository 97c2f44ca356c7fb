package io.sagadesk.replay.rebuild;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;

/** A MongoDB for a test's documents. */
interface Mongo {

    String URI = "SAGADESK_TEST_MONGODB_URI";

    Opened open(Path data);

    /** A database, and the action that closes it. */
    record Opened(MongoDatabase database, Runnable closing) implements AutoCloseable {

        @Override
        public void close() {
            closing.run();
        }
    }

    /** The embedded MongoDB, and an external one if the environment variable names it. */
    static List<Named<Mongo>> places() {
        var embedded = Named.of("embedded", embedded(settings -> settings));
        var uri = System.getenv(URI);
        if (uri == null) {
            System.out.println("Skipped: " + URI + " names no MongoDB to follow the log in");
            return List.of(embedded);
        }
        return List.of(embedded, Named.of("elsewhere", elsewhere(uri)));
    }

    static Mongo embedded(UnaryOperator<MongoClientSettings.Builder> settings) {
        return data -> {
            var mongo = EmbeddedMongo.open(data.resolve("documents"));
            var client = MongoClients.create(settings.apply(MongoClientSettings.builder()
                            .applyConnectionString(new ConnectionString(mongo.connectionString())))
                    .build());
            return new Opened(client.getDatabase("sagadesk"), () -> {
                client.close();
                mongo.close();
            });
        };
    }

    /** An external MongoDB with a database for each directory, dropped when this process ends. */
    private static Mongo elsewhere(String uri) {
        var used = ConcurrentHashMap.<String>newKeySet();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (var client = MongoClients.create(uri)) {
                used.forEach(name -> client.getDatabase(name).drop());
            }
        }));
        return data -> {
            var client = MongoClients.create(uri);
            var name = "sagadesk_test_" + Integer.toHexString(data.toString().hashCode());
            used.add(name);
            return new Opened(client.getDatabase(name), client::close);
        };
    }
}
