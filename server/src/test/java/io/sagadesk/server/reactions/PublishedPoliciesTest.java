package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.sqlite.SqliteEventStorageEngine;
import io.sagadesk.store.sqlite.SqliteEventStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedPoliciesTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final PolicyId ROUTING = PolicyId.of(PolicyKind.ROUTING);

    @TempDir
    Path directory;

    private SqliteEventStorageEngine engine;
    private SqliteEventStore store;
    private PublishedPolicies policies;

    @BeforeEach
    void open() {
        var serializer = SagadeskSerializer.sealed(TypeNames.ofVocabulary());
        engine = SqliteEventStorageEngine.builder()
                .file(directory.resolve("events.db"))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        store = SqliteEventStore.builder(engine).build();
        policies = new PublishedPolicies(store);
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

    private void publish(int version, Map<String, Object> rules, Instant at) {
        var published = new PolicyPublished(ROUTING, version, rules, at);
        store.publish(new GenericDomainEventMessage<>("Policy", ROUTING.toString(), version - 1, published));
    }
}
