package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However many connections strangers open, the clients of this run get through. */
@Timeout(120)
class ManyConnectionsTest {

    private static final int FLOOD = 1_000;
    private static final int MAX_STRANGERS = 100;

    @TempDir
    Path directory;

    @Test
    void of_a_flood_of_silent_connections_the_oldest_are_closed() throws IOException {
        List<RawConnection> flood = new ArrayList<>();
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                DriverClient before = new DriverClient(server.connectionString())) {
            before.requireUnharmed();
            for (int opened = 0; opened < FLOOD; opened++) {
                flood.add(RawConnection.to(server.connectionString()));
            }
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> open(flood) <= MAX_STRANGERS);
            before.requireUnharmed();
            try (DriverClient after = new DriverClient(server.connectionString())) {
                after.requireUnharmed();
            }
            assertThat(open(flood)).isLessThanOrEqualTo(MAX_STRANGERS);
        } finally {
            for (RawConnection one : flood) {
                one.close();
            }
        }
    }

    @Test
    void a_connection_on_which_no_whole_message_comes_is_closed_but_no_monitors() throws IOException {
        try (WireServer server = new WireServer(new MemoryBackend(), 0, AccessCredentials.ofThisRun(), 2);
                DriverClient client = new DriverClient(server.connectionString());
                RawConnection silent = RawConnection.to(server.connectionString());
                RawConnection slow = RawConnection.to(server.connectionString())) {
            client.requireMonitored();
            byte[] half = Arrays.copyOf(RawConnection.header(1_000, RawConnection.OP_MSG), 100);
            assertThat(tricklesUntilClosed(slow, half)).isTrue();
            assertThat(silent.isClosed()).isTrue();
            client.requireMonitored(); // its pool may be silent for long, and its monitor says hello
        }
    }

    @Test
    void while_strangers_try_everything_a_client_works() throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                DriverClient client = new DriverClient(server.connectionString())) {
            AtomicBoolean ended = new AtomicBoolean();
            List<CompletableFuture<Integer>> strangers = List.of(
                    attack(server, ended, stranger -> stranger.send("POST / HTTP/1.1\r\n\r\n".getBytes(US_ASCII))),
                    attack(server, ended, stranger -> stranger.send(RawConnection.header(-1, RawConnection.OP_MSG))),
                    attack(server, ended, stranger -> stranger.login("PLAIN", RawConnection.plain("anna", "guess"))),
                    attack(
                            server,
                            ended,
                            stranger -> stranger.run("admin", new BsonDocument("ping", new BsonInt32(1)))));
            for (int round = 0; round < 5; round++) {
                client.requireUnharmed();
            }
            ended.set(true);
            for (CompletableFuture<Integer> stranger : strangers) {
                assertThat(stranger.get(30, TimeUnit.SECONDS)).isGreaterThan(10);
            }
            client.requireUnharmed();
        }
    }

    @FunctionalInterface
    private interface Attack {
        void on(RawConnection stranger) throws IOException;
    }

    /** Attacks on one connection after the other, and returns their number. */
    private static CompletableFuture<Integer> attack(EmbeddedMongo server, AtomicBoolean ended, Attack attack) {
        return CompletableFuture.supplyAsync(() -> {
            int attacks = 0;
            while (!ended.get()) {
                try (RawConnection stranger = RawConnection.to(server.connectionString())) {
                    attack.on(stranger);
                } catch (IOException closed) {
                    // as it should be
                }
                attacks++;
            }
            return attacks;
        });
    }

    private static boolean tricklesUntilClosed(RawConnection connection, byte[] bytes) throws IOException {
        for (byte one : bytes) {
            try {
                connection.send(new byte[] {one});
            } catch (IOException closed) {
                return true;
            }
            if (connection.isClosedWithin(200)) {
                return true;
            }
        }
        return false;
    }

    private static long open(List<RawConnection> connections) throws IOException {
        long open = 0;
        for (RawConnection connection : connections) {
            if (!connection.isClosedWithin(1)) {
                open++;
            }
        }
        return open;
    }
}
