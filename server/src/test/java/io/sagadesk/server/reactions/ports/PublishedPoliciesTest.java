package io.sagadesk.server.reactions.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.server.wiring.SharedLog;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedPoliciesTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final PolicyId ROUTING = PolicyId.of(PolicyKind.ROUTING);

    @TempDir
    Path directory;

    private LogStorageEngine engine;
    private LogEventStore store;
    private PublishedPolicies policies;

    @BeforeEach
    void open() {
        var serializer = SagadeskSerializer.sealed(TypeNames.ofVocabulary());
        engine = LogStorageEngine.builder()
                .database(SqliteLog.at(directory.resolve("events.db")))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        store = LogEventStore.builder(engine).build();
        policies = new PublishedPolicies(store, new SharedLog(false));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_version_holds_from_its_publication_on_and_the_built_in_one_before() {
        publish(1, Map.of("offer", "PT40S"), AT);
        assertThat(policies.routing(AT.minusMillis(1)).version()).isZero();
        assertThat(policies.routing(AT).offer()).isEqualTo(Duration.ofSeconds(40));

        publish(2, Map.of("offer", "PT50S"), AT.plusSeconds(60));

        assertThat(policies.routing(AT.plusSeconds(59)).version()).isEqualTo(1);
        assertThat(policies.routing(AT.plusSeconds(60)).offer()).isEqualTo(Duration.ofSeconds(50));
        assertThat(policies.version(PolicyKind.ROUTING, 1).version()).isEqualTo(1);
    }

    @Test
    void a_version_that_cannot_be_read_is_passed_over() {
        publish(1, Map.of("offer", "PT40S"), AT);
        publish(2, Map.of("patience", 30), AT.plusSeconds(60));

        assertThat(policies.routing(AT.plusSeconds(120)).version()).isEqualTo(1);
        assertThat(policies.version(PolicyKind.ROUTING, 2).version()).isEqualTo(1);
        assertThatThrownBy(() -> policies.version(PolicyKind.ROUTING, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void where_none_can_be_read_what_is_built_in_holds() {
        publish(1, Map.of("patience", 30), AT);

        assertThat(policies.version(PolicyKind.ROUTING, 1).version()).isZero();
        assertThat(policies.routing(AT).version()).isZero();
    }

    @Test
    void what_was_asked_before_is_answered_without_the_log() {
        publish(1, Map.of("offer", "PT40S"), AT);
        assertThat(policies.routing(AT).version()).isEqualTo(1);

        engine.close();

        assertThat(policies.routing(AT).offer()).isEqualTo(Duration.ofSeconds(40));
        assertThat(policies.version(PolicyKind.ROUTING, 1).version()).isEqualTo(1);
    }

    @Test
    void a_publication_that_came_to_nothing_is_none() {
        publish(1, Map.of("offer", "PT40S"), AT);
        var unit = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("publish"));
        store.publish(published(2, Map.of("offer", "PT50S"), AT));
        unit.onPrepareCommit(preparing -> {
            throw new IllegalStateException("something else failed");
        });
        assertThatThrownBy(unit::commit).isInstanceOf(IllegalStateException.class);

        assertThat(policies.routing(AT).version()).isEqualTo(1);
        publish(2, Map.of("offer", "PT60S"), AT);
        assertThat(policies.routing(AT).offer()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whoever_asks_meanwhile_a_version_holds_as_soon_as_it_is_acknowledged() throws Exception {
        var running = new AtomicBoolean(true);
        var reads = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(3);
        var readers = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> {
                            while (running.get())
                                reads.addAndGet(policies.routing(AT).version() >= 0 ? 1 : 0);
                        },
                        threads))
                .limit(3)
                .toArray(CompletableFuture<?>[]::new);
        try {
            for (var version = 1; version <= 100; version++) {
                publish(version, Map.of("offer", "PT" + (version + 10) + "S"), AT);
                assertThat(policies.routing(AT).version()).isEqualTo(version);
            }
        } finally {
            running.set(false);
            threads.shutdown();
        }
        CompletableFuture.allOf(readers).get(20, TimeUnit.SECONDS); // rethrows a failure of any
        assertThat(reads.get()).isPositive();
    }

    @Test
    void what_is_published_in_no_unit_of_work_is_seen_too() {
        store.publish(published(1, Map.of("offer", "PT40S"), AT));
        assertThat(policies.routing(AT).version()).isEqualTo(1);

        store.publish(published(2, Map.of("offer", "PT50S"), AT));
        assertThat(policies.routing(AT).version()).isEqualTo(2);
    }

    private void publish(int version, Map<String, Object> rules, Instant at) {
        var unit = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("publish"));
        store.publish(published(version, rules, at));
        unit.commit();
    }

    private static DomainEventMessage<?> published(int version, Map<String, Object> rules, Instant at) {
        var published = new PolicyPublished(ROUTING, version, rules, at);
        return new GenericDomainEventMessage<>("Policy", ROUTING.toString(), version - 1, published);
    }
}
