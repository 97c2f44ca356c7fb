package io.sagadesk.server.log.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.server.log.LogProcessor;
import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.index.IdentityIndex.SharedIdentity;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.AxonLogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.MongoStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogIndexTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path directory;

    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
    private MongoDatabases mongo;
    private CustomerKeys keys;
    private ScheduledExecutorService threads;
    private IdentityIndex index;
    private int events;

    @BeforeEach
    void open() {
        mongo = MongoDatabases.open(null, directory);
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        threads = Executors.newScheduledThreadPool(3);
        index = configuration().identityIndex(keys, dependencies());
    }

    @AfterEach
    void close() {
        index.close();
        threads.shutdownNow();
        keys.close();
        mongo.close();
    }

    @Test
    void an_identity_is_found_before_any_processor_has_handled_its_event() {
        record(linked(ANNA, IdentityKind.EMAIL, "anna@example.org"), linked(BEN, IdentityKind.PHONE, "+49 30 1"));

        assertThat(index.find(IdentityKind.EMAIL, " Anna@Example.org")).containsExactly(ANNA);
        assertThat(index.find(IdentityKind.PHONE, "0049-30-1")).containsExactly(BEN);
        assertThat(index.find(IdentityKind.MEMBERSHIP, "anna@example.org")).isEmpty();
        assertThat(index.customers()).as("nothing is stored yet").isEmpty();
    }

    @Test
    void a_stored_identity_is_found_as_one_that_is_only_in_the_log() {
        record(
                new CustomerRegistered(ANNA, new ContactDetails("Anna", "anna@example.org", "030 1", null), null, AT),
                linked(BEN, IdentityKind.EMAIL, "ANNA@example.org"));
        index.start();
        await().until(() -> index.customers().equals(Set.of(ANNA, BEN)));

        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).containsExactly(ANNA, BEN);
        assertThat(index.find(IdentityKind.PHONE, "0301")).containsExactly(ANNA);
        assertThat(index.sharedWith(BEN)).containsExactly(new SharedIdentity(IdentityKind.EMAIL, List.of(ANNA)));
        assertThat(index.sharedWith(ANNA)).containsExactly(new SharedIdentity(IdentityKind.EMAIL, List.of(BEN)));
        record(new ContactDetailsChanged(ANNA, new ContactDetails("Anna", null, "030 2", null), null, AT));
        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).containsExactly(BEN);
        assertThat(index.find(IdentityKind.PHONE, "0301")).isEmpty();
        assertThat(index.find(IdentityKind.PHONE, "0302")).containsExactly(ANNA);
        await().until(() -> index.position() == 2);
        assertThat(index.sharedWith(BEN)).isEmpty();
    }

    @Test
    void an_unlinked_identity_leaves_the_index() {
        record(linked(ANNA, IdentityKind.EMAIL, "anna@example.org"), linked(ANNA, IdentityKind.PHONE, "030 1"));
        record(new IdentityUnlinked(ANNA, IdentityKind.EMAIL, "anna@example.org", 1, AT));

        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org"))
                .as("not indexed yet")
                .isEmpty();
        index.start();
        await().until(() -> index.position() == 2);
        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).isEmpty();
        assertThat(index.find(IdentityKind.PHONE, "030 1")).containsExactly(ANNA);
    }

    @Test
    void of_two_spellings_one_is_unlinked_alone() {
        record(
                linked(ANNA, IdentityKind.EMAIL, "Anna@example.org"),
                linked(ANNA, IdentityKind.EMAIL, "anna@example.org"));
        record(new IdentityUnlinked(ANNA, IdentityKind.EMAIL, "Anna@example.org", 1, AT));
        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).containsExactly(ANNA);
        index.start();
        await().until(() -> index.position() == 2);
        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).containsExactly(ANNA);

        record(new IdentityUnlinked(ANNA, IdentityKind.EMAIL, "anna@example.org", 2, AT));
        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).isEmpty();
    }

    @Test
    void a_forgotten_customer_leaves_the_index() {
        record(linked(ANNA, IdentityKind.EMAIL, "anna@example.org"), linked(BEN, IdentityKind.EMAIL, "b@example.org"));
        index.start();
        await().until(() -> index.customers().equals(Set.of(ANNA, BEN)));

        record(new CustomerForgotten(ANNA, "asked", AT));

        assertThat(index.find(IdentityKind.EMAIL, "anna@example.org")).isEmpty();
        await().until(() -> index.customers().equals(Set.of(BEN)));
        index.forget(BEN);
        assertThat(index.customers()).isEmpty();
    }

    @Test
    void a_deleted_index_is_built_again_and_holds_nothing_in_clear() {
        record(linked(ANNA, IdentityKind.EMAIL, "anna@example.org"));
        index.start();
        await().until(() -> index.customers().equals(Set.of(ANNA)));
        index.close();
        mongo.database().getCollection("identities").drop();

        index = configuration().identityIndex(keys, dependencies());
        index.start();

        await().until(() -> index.customers().equals(Set.of(ANNA)));
        assertThat(mongo.database().getCollection("identities").find())
                .hasSize(2)
                .noneMatch(entry -> entry.toJson().contains("example"));
    }

    @Test
    void an_agent_is_known_from_the_first_sign_in_on() {
        try (var agents = configuration().knownAgents(dependencies())) {
            assertThat(agents.test(new AgentId("a-1"))).isFalse();
            record(new AgentSignedIn(new DeskId("north"), new AgentId("a-1"), List.of(), 1, false, AT));
            assertThat(agents.test(new AgentId("a-1"))).isTrue();

            agents.start();
            var stored = mongo.database().getCollection("knownAgents");
            await().until(() -> stored.countDocuments() == 2);

            assertThat(agents.test(new AgentId("a-1"))).isTrue();
            assertThat(agents.test(new AgentId("a-"))).isFalse();
            assertThat(agents.test(new AgentId("a-1.b"))).isFalse();
            assertThat(agents.test(new AgentId("indexed"))).isFalse();
        }
    }

    private static IdentityLinked linked(CustomerId customer, IdentityKind kind, String handle) {
        return new IdentityLinked(customer, kind, handle, AT);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private void record(Event... added) {
        for (var event : added) {
            var number = events++;
            log.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "Any", "any/" + number, 0, event, Map.of(), "event-" + number, AT)));
        }
    }

    private LogIndexConfiguration configuration() {
        var stores = new MongoStores(mongo.database());
        var serializer = SagadeskSerializer.create(TypeNames.ofVocabulary(), keys);
        return new LogIndexConfiguration(
                mongo.database(),
                new LogReplacement(mongo.database()),
                stores.tokenStore(serializer, "test"),
                stores,
                serializer,
                LogDependentStart.immediate());
    }

    @SuppressWarnings("unchecked") // a source of tracked events, although Axon's type does not say so
    private LogProcessor.Dependencies dependencies() {
        var store = EmbeddedEventStore.builder().storageEngine(log).build();
        StreamableMessageSource<?> source = store;
        return new LogProcessor.Dependencies(
                (StreamableMessageSource<TrackedEventMessage<?>>) source,
                new AxonLogReader(store, Jackson3Serializer.builder().build()),
                threads);
    }
}
