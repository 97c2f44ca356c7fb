package io.sagadesk.embeddedmongo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;

/** A client as the server itself uses it, with a monitor that says hello twice a second. */
final class DriverClient implements ServerMonitorListener, AutoCloseable {

    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final MongoClient client;

    DriverClient(String connectionString) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .applyToServerSettings(server -> server.heartbeatFrequency(500, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(100, TimeUnit.MILLISECONDS)
                        .addServerMonitorListener(this))
                .build());
    }

    MongoDatabase database() {
        return client.getDatabase("test");
    }

    /** Stores and reads a document, and waits for further heartbeats; none may have failed. */
    void requireUnharmed() {
        Document document = new Document("text", "x".repeat(100_000));
        database().getCollection("notes").insertOne(document);
        assertThat(database().getCollection("notes").find(document).first()).isEqualTo(document);
        requireMonitored();
    }

    /** Sends a command, and waits for further heartbeats; none may have failed. */
    void requireMonitored() {
        database().runCommand(new Document("ping", 1));
        int before = heartbeats.get();
        Awaitility.await().until(() -> heartbeats.get() >= before + 2);
        assertThat(failures).hasValue(0);
    }

    @Override
    public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
        heartbeats.incrementAndGet();
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        failures.incrementAndGet();
    }

    @Override
    public void close() {
        client.close();
    }
}
