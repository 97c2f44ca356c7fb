package io.sagadesk.replay.rebuild;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.projections.Projection;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("io.sagadesk.replay.rebuild.Mongo#places")
class PoisonTest {

    private final Purses.Poison poison = new Purses.Poison();
    private final Projection purses = Purses.projection("purses", 1, "customerId", poison);
    private final Projection diary = Purses.projection("diary", 1, null, poison);
    private final Projection healthy = Purses.projection("healthy", 1, "customerId", new Purses.Poison());
    private final Shopping shopping = new Shopping(3, 20);
    private final Mongo mongo;
    private final Path data;

    PoisonTest(Mongo mongo, @TempDir Path data) {
        this.mongo = mongo;
        this.data = data;
    }

    /** Alternating orders {@code o-0} to {@code o-3} of two customers: {@code o-1} and {@code o-3} are of {@code b}. */
    private List<DomainEventMessage<?>> twoCustomers() {
        return List.of(shopping.purchase("a"), shopping.purchase("b"), shopping.purchase("a"), shopping.purchase("b"));
    }

    @Test
    void what_cannot_be_folded_waits_with_what_follows_it_and_nothing_else_does() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, purses, healthy).start()) {
            process.record(twoCustomers());
            process.awaitEnd(purses);
            process.awaitEnd(healthy);

            var deadLetters = process.deadLetters(purses).list(10);
            assertThat(deadLetters).extracting(DeadLetterDescription::position).containsExactly(1L, 3L);
            assertThat(deadLetters).extracting(DeadLetterDescription::sequence).containsOnly("b");
            assertThat(deadLetters).extracting(DeadLetterDescription::type).containsOnly("order.PurchaseRecorded");
            assertThat(deadLetters.get(0).cause())
                    .startsWith("java.lang.IllegalStateException at ")
                    .doesNotContain("quotes");
            assertThat(deadLetters.get(1).cause()).isEmpty();
            assertThat(process.deadLetters(purses).count()).isEqualTo(2);
            assertThat(process.following(purses).failure()).isEmpty();
            assertThat(process.served(purses).get(0).documents()).isEqualTo(1);
            assertThat(process.served(healthy)).isEqualTo(process.built(healthy));
        }
    }

    @Test
    void what_is_mended_is_folded_in_its_order_when_it_is_tried_again() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(twoCustomers());
            process.awaitEnd(purses);
            assertThat(process.retry(purses, "b")).isFalse();
            assertThat(process.deadLetters(purses).count()).isEqualTo(2);

            poison.clear();
            assertThat(process.retry(purses, "a")).isFalse();
            assertThat(process.retry(purses, "b")).isTrue();

            assertThat(process.deadLetters(purses).count()).isZero();
            process.record(shopping.purchases(100));
            process.awaitEnd(purses);
            assertThat(process.deadLetters(purses).count()).isZero();
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void what_is_given_up_stays_out_and_what_follows_is_folded_again() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(twoCustomers());
            process.awaitEnd(purses);

            assertThat(process.deadLetters(purses).discard("b")).hasSize(2);
            process.record(shopping.purchase("b"));
            process.awaitEnd(purses);

            assertThat(process.deadLetters(purses).count()).isZero();
            var purse = process.database
                    .getCollection("purses_v1")
                    .find(new Document("_id", "b"))
                    .first();
            assertThat(purse.get("doc", Document.class).getLong("purchases")).isEqualTo(1);
        }
    }

    @Test
    void what_cannot_be_read_any_more_is_listed_and_discarded() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(twoCustomers());
            process.awaitEnd(purses);
            makeUnreadable(process);

            var deadLetters = process.deadLetters(purses).list(10);
            assertThat(deadLetters).extracting(DeadLetterDescription::position).containsExactly(null, null);
            assertThat(deadLetters).extracting(DeadLetterDescription::sequence).containsOnly("b");
            assertThat(deadLetters).extracting(DeadLetterDescription::type).containsOnly("order.PurchaseRecorded");
            assertThat(deadLetters)
                    .extracting(DeadLetterDescription::cause)
                    .allMatch(cause -> cause.contains("cannot be read"));
            poison.clear();
            assertThat(process.retry(purses, "b")).isFalse();
            assertThat(process.deadLetters(purses).discard("b")).isEqualTo(deadLetters);
            assertThat(process.deadLetters(purses).count()).isZero();
        }
    }

    @Test
    void behind_an_event_that_cannot_be_read_any_more_only_its_sequence_waits() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(twoCustomers());
            process.awaitEnd(purses);
            makeUnreadable(process);
        }
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) { // it remembers no position
            process.record(shopping.purchase("b"), shopping.purchase("a"));
            process.awaitEnd(purses);

            assertThat(process.following(purses).failure()).isEmpty();
            assertThat(process.deadLetters(purses).count()).isEqualTo(3);
            assertThat(process.deadLetters(purses).discard("b")).hasSize(3);
        }
    }

    private static void makeUnreadable(ReadSideProcess process) {
        process.database
                .getCollection("deadLetters")
                .updateMany(Filters.eq("processingGroup", "purses_v1"), Updates.set("diagnostics", "{"));
    }

    @Test
    void behind_an_event_of_a_projection_of_one_sequence_everything_waits() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, diary, healthy).start()) {
            process.record(twoCustomers());
            process.awaitEnd(diary);
            process.awaitEnd(healthy);

            assertThat(process.deadLetters(diary).list(10))
                    .extracting(DeadLetterDescription::position)
                    .containsExactly(1L, 2L, 3L);
            poison.clear();
            assertThat(process.retry(diary, null)).isTrue();
            assertThat(process.served(diary)).isEqualTo(process.built(diary));
        }
    }

    @Test
    void what_is_delivered_again_is_not_parked_again() throws Exception {
        poison.with("o-1");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(twoCustomers());
            process.awaitEnd(purses);
            process.live.stop(purses, 1);
            process.live.moveTo(purses, 1, -1);
        }
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(shopping.purchase("b"));
            process.awaitEnd(purses);

            assertThat(process.deadLetters(purses).list(10))
                    .extracting(DeadLetterDescription::position)
                    .containsExactly(1L, 3L, 4L);
            poison.clear();
            assertThat(process.retry(purses, "b")).isTrue();
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        }
    }

    @Test
    void when_no_more_can_be_parked_that_projection_alone_stops_and_says_so() throws Exception {
        poison.with("o-0");
        try (var process = ReadSideProcess.open(data, mongo, diary, healthy).start()) {
            process.record(shopping.purchases(
                    1_200)); // more than the 1,024 that Axon's dead letter queue accepts for one sequence
            process.awaitEnd(healthy);

            await().atMost(30, SECONDS)
                    .until(() -> process.following(diary).failure().isPresent());
            assertThat(process.following(diary).failure()).contains("DeadLetterQueueOverflowException");
            assertThat(process.following(diary).position()).isLessThan(1_199);
            assertThat(process.deadLetters(diary).count()).isEqualTo(1_024);
            assertThat(process.following(healthy).failure()).isEmpty();
            assertThat(process.served(healthy)).isEqualTo(process.built(healthy));
        }
    }

    @Test
    void nothing_personal_is_parked_in_clear() throws Exception {
        poison.with("c-secret");
        try (var process = ReadSideProcess.open(data, mongo, purses).start()) {
            process.record(Shopping.handle("c-secret", "@jane.canary"), Shopping.handle("c-2", "@john.canary"));
            process.awaitEnd(purses);

            assertThat(process.deadLetters(purses).count()).isEqualTo(1);
            for (var collection : process.database.listCollectionNames()) {
                var texts = new ArrayList<String>();
                process.database
                        .getCollection(collection)
                        .find()
                        .forEach(found ->
                                texts.add(found.toString() + (found.containsKey("message") ? payload(found) : "")));
                assertThat(String.join("\n", texts)).as(collection).doesNotContain("canary");
            }
            assertThat(payload(
                            process.database.getCollection("deadLetters").find().first()))
                    .contains("pd2.");
        }
    }

    private static String payload(Document letter) {
        var payload = letter.get("message", Document.class).get("serializedPayload");
        return payload instanceof Binary bytes
                ? new String(bytes.getData(), StandardCharsets.UTF_8)
                : String.valueOf(payload);
    }

    @Test
    void while_the_documents_are_out_of_reach_nothing_is_parked_and_the_batch_is_tried_again() throws Exception {
        var proxies = new ArrayList<BreakableProxy>();
        Mongo proxied = place -> {
            var server = EmbeddedMongo.open(place.resolve("documents"));
            var port = URI.create(server.connectionString()).getPort();
            var proxy = proxy(port);
            proxies.add(proxy);
            var client = MongoClients.create(server.connectionString().replace(":" + port, ":" + proxy.port())
                    + "&serverSelectionTimeoutMS=500&connectTimeoutMS=500&directConnection=true");
            return new Mongo.Opened(client.getDatabase("sagadesk"), () -> {
                client.close();
                server.close();
            });
        };
        try (var process = ReadSideProcess.open(data, proxied, purses, healthy).start()) {
            process.record(shopping.purchases(50));
            process.awaitEnd(purses);
            var following = process.following(purses); // queried before the database is cut off
            proxies.get(0).breakConnections();
            process.record(shopping.purchases(50));
            await().atMost(30, SECONDS).until(() -> following.failure().isPresent());
            proxies.get(0).restore();

            await().atMost(30, SECONDS).ignoreExceptions().until(() -> following.position() == 99);
            await().atMost(30, SECONDS).until(() -> following.failure().isEmpty());
            process.awaitEnd(healthy);
            assertThat(process.deadLetters(purses).count()).isZero();
            assertThat(process.served(purses)).isEqualTo(process.built(purses));
        } finally {
            for (var proxy : proxies) proxy.close();
        }
    }

    private static BreakableProxy proxy(int port) {
        try {
            return new BreakableProxy(port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
