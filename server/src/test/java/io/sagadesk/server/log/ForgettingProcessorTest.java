package io.sagadesk.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.AxonLogReader;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingProcessorTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final CustomerId CARL = new CustomerId("carl");

    @TempDir
    Path directory;

    private MongoDatabases mongo;
    private ScheduledExecutorService threads;

    @BeforeEach
    void open() {
        mongo = MongoDatabases.open(null, directory);
        threads = Executors.newScheduledThreadPool(2);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        mongo.close();
    }

    @Test
    void an_event_is_settled_only_when_the_key_is_destroyed() throws Exception {
        try (var keys = new SlowKeys();
                var processor = started(forgotten("anna"), keys, new WeakReferenceCache())) {
            assertThat(keys.begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(position().read()).isEqualTo(Settled.NOTHING);

            keys.mayEnd.countDown();

            await().untilAsserted(() -> assertThat(position().read()).isEqualTo(new Settled(0, "event-0")));
            await().untilAsserted(() -> assertThat(processor.lag()).isZero());
        }
    }

    @Test
    void the_last_events_are_settled_before_the_processor_stops() {
        var log = forgotten("anna", "ben");
        log.appendEvents(List.of(event("Note", 2, new Object())));

        started(log, new SlowKeys().released(), new WeakReferenceCache()).close();

        assertThat(position().read()).isEqualTo(new Settled(2, "event-2"));
    }

    @Test
    void a_processor_goes_on_after_the_stored_position() {
        position().keep(new Settled(0, "event-0"));
        var keys = new SlowKeys().released();

        started(forgotten("anna", "ben"), keys, new WeakReferenceCache()).close();

        assertThat(keys.destroyed).containsExactly(BEN);
    }

    @Test
    void a_customer_is_forgotten_at_once_even_while_nothing_follows_the_log() {
        var keys = new SlowKeys().released();
        var processor = processor(forgotten("anna", "ben"), keys, new WeakReferenceCache());

        processor.forgetNow();

        assertThat(keys.destroyed).containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(processor.lag()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_deleted_of_one_customer_keeps_nothing_of_another() {
        var place = new Place();
        var aggregates = new WeakReferenceCache();
        aggregates.put("customer/ben", "a constant, which is never collected");
        try (var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
                var processor = started(forgotten("anna", "ben"), keys, aggregates, place)) {
            await().until(() -> keys.isForgotten(ANNA) && keys.isForgotten(BEN));
            await().until(() -> place.customers.equals(Set.of(ANNA, CARL)));
            assertThat(processor.isFailing()).isTrue();
            assertThat(aggregates.containsKey("customer/ben")).isFalse();

            place.isReadOnly = false;

            await().until(() -> !processor.isFailing());
            assertThat(processor.lag()).isZero();
            assertThat(place.customers).containsExactly(CARL);
        }
    }

    @Test
    void what_was_left_of_a_forgotten_customer_is_deleted_after_the_start() {
        var place = new Place();
        place.isReadOnly = false;
        try (var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null))) {
            keys.destroy(ANNA);
            try (var processor = started(forgotten(), keys, new WeakReferenceCache(), place)) {
                await().until(() -> place.customers.equals(Set.of(BEN, CARL)));
                assertThat(processor.isFailing()).isFalse();
            }
        }
    }

    @Test
    void whose_key_is_destroyed_is_no_longer_remembered_even_if_another_key_cannot_be() {
        var aggregates = new WeakReferenceCache();
        aggregates.put("customer/anna", "a constant, which is never collected");
        var keys = new SlowKeys().released();
        keys.stuck = BEN;
        try (var processor = started(forgotten("anna", "ben", "carl"), keys, aggregates)) {
            await().until(() -> keys.destroyed.equals(Set.of(ANNA)) && processor.isFailing());
            assertThat(aggregates.containsKey("customer/anna")).isFalse();

            keys.stuck = null;

            await().until(() -> keys.destroyed.equals(Set.of(ANNA, BEN, CARL)) && !processor.isFailing());
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private ForgettingPosition position() {
        return new ForgettingPosition(mongo.database());
    }

    private ForgettingProcessor started(
            EventStorageEngine log, CustomerKeys keys, Cache aggregates, ErasureTarget... targets) {
        var processor = processor(log, keys, aggregates, targets);
        processor.start();
        return processor;
    }

    private ForgettingProcessor processor(
            EventStorageEngine log, CustomerKeys keys, Cache aggregates, ErasureTarget... targets) {
        var source = EmbeddedEventStore.builder().storageEngine(log).build();
        return ForgettingProcessor.create(
                new ForgottenCustomers(keys, aggregates, List.of(targets)),
                position(),
                new LogProcessor.Dependencies(narrowed(source), reader(log), threads));
    }

    @SuppressWarnings("unchecked") // a source of tracked events, although Axon's type does not say so
    private static StreamableMessageSource<TrackedEventMessage<?>> narrowed(StreamableMessageSource<?> source) {
        return (StreamableMessageSource<TrackedEventMessage<?>>) source;
    }

    private static LogReader reader(EventStorageEngine log) {
        var store = EmbeddedEventStore.builder().storageEngine(log).build();
        return new AxonLogReader(store, Jackson3Serializer.builder().build());
    }

    /** A log in which these customers are forgotten, and nothing else happens. */
    private static EventStorageEngine forgotten(String... customers) {
        var engine = new InMemoryEventStorageEngine();
        for (var position = 0; position < customers.length; position++) {
            var customer = new CustomerId(customers[position]);
            engine.appendEvents(List.of(
                    event(customer.value(), position, new CustomerForgotten(customer, "asked", Instant.EPOCH))));
        }
        return engine;
    }

    private static EventMessage<?> event(String subject, int position, Object payload) {
        return new GenericDomainEventMessage<>(
                "Customer",
                "customer/" + subject,
                0,
                payload,
                Map.of("customerId", subject),
                "event-" + position,
                Instant.EPOCH);
    }

    /** A place where at first Anna's things cannot be deleted. */
    private static final class Place implements ErasureTarget {

        final Set<CustomerId> customers = ConcurrentHashMap.newKeySet();
        volatile boolean isReadOnly = true;

        Place() {
            customers.addAll(Set.of(ANNA, BEN, CARL));
        }

        @Override
        public Set<CustomerId> customers() {
            return Set.copyOf(customers);
        }

        @Override
        public void forget(CustomerId customer) {
            if (isReadOnly && customer.equals(ANNA)) throw new IllegalStateException("read-only");
            customers.remove(customer);
        }
    }

    /** Keys whose file somebody else is reading. */
    private static final class SlowKeys implements CustomerKeys {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final Set<CustomerId> destroyed = ConcurrentHashMap.newKeySet();

        volatile @Nullable CustomerId stuck;

        SlowKeys released() {
            mayEnd.countDown();
            return this;
        }

        @Override
        public void destroy(CustomerId customer) {
            if (customer.equals(stuck)) throw new IllegalStateException("Somebody reads the file");
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            destroyed.add(customer);
        }

        @Override
        public boolean isForgotten(CustomerId customer) {
            return false;
        }

        @Override
        public CustomerKey keyOf(CustomerId customer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable CustomerKey find(KeyCommitment commitment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String digest(@Nullable CustomerId customer, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SecretKey keyFor(String purpose) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void check() {}

        @Override
        public void close() {
            mayEnd.countDown();
        }
    }
}
