package io.sagadesk.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.AxonLogEvent;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.crypto.SecretKey;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingProcessorTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final CustomerId CARL = new CustomerId("carl");

    @TempDir
    Path directory;

    @Test
    void an_event_is_settled_only_when_the_key_is_destroyed() throws Exception {
        var keys = new SlowKeys();
        try (var mongo = MongoDatabases.open(null, directory);
                var follower = follower(mongo, keys)) {
            var forgetting = CompletableFuture.runAsync(follower::forgetNow);
            assertThat(keys.begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(new ForgettingPosition(mongo.database()).read().position())
                    .isEqualTo(-1);

            keys.mayEnd.countDown();
            forgetting.get(20, TimeUnit.SECONDS);

            assertThat(new ForgettingPosition(mongo.database()).read()).isEqualTo(new Settled(0, "event-0"));
            assertThat(follower.lag()).isZero();
        } finally {
            keys.mayEnd.countDown();
        }
    }

    @Test
    void what_was_recorded_just_before_the_end_is_settled_at_the_end() {
        var keys = new SlowKeys();
        keys.mayEnd.countDown();
        try (var mongo = MongoDatabases.open(null, directory)) {
            follower(mongo, keys).close();

            assertThat(new ForgettingPosition(mongo.database()).read()).isEqualTo(new Settled(0, "event-0"));
        }
    }

    @Test
    void that_it_is_another_log_is_remembered_until_all_have_forgotten_the_one_before() {
        var keys = new SlowKeys();
        keys.mayEnd.countDown();
        try (var mongo = MongoDatabases.open(null, directory)) {
            new ForgettingPosition(mongo.database()).keep(new Settled(0, "of another log"));

            startAndStop(mongo, keys);
            new LogReplacement(mongo.database()).isForgottenBy(Part.READ_MODELS);
            startAndStop(mongo, keys); // the log is recognised by now

            assertThat(new LogReplacement(mongo.database()).isRememberedBy(Part.READ_MODELS))
                    .isFalse();
            assertThat(new LogReplacement(mongo.database()).isRememberedBy(Part.REACTIONS))
                    .isTrue();
        }
    }

    @Test
    void another_log_is_found_once_even_if_the_start_ends_before_anything_of_it_is_settled() {
        var keys = new SlowKeys();
        try (var mongo = MongoDatabases.open(null, directory);
                var first = follower(mongo, keys);
                var second = follower(mongo, keys);
                keys) {
            new ForgettingPosition(mongo.database()).keep(new Settled(0, "of another log"));
            first.start(); // and comes no further
            first.anotherLog().isForgottenBy(Part.READ_MODELS);

            second.start();

            assertThat(second.anotherLog().isRememberedBy(Part.READ_MODELS)).isFalse();
            assertThat(second.anotherLog().isRememberedBy(Part.REACTIONS)).isTrue();
        }
    }

    @Test
    void what_cannot_be_deleted_of_one_customer_keeps_nothing_of_another() {
        var place = new Place();
        var aggregates = new WeakReferenceCache();
        aggregates.put("customer/ben", "a constant, which is never collected");
        try (var mongo = MongoDatabases.open(null, directory);
                var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
                var follower = new ForgettingProcessor(
                        new Forgotten("anna", "ben"),
                        new ForgettingPosition(mongo.database()),
                        new ForgottenCustomers(keys, aggregates, List.of(place)),
                        new LogReplacement(mongo.database()))) {
            follower.forgetNow();

            assertThat(follower.isFailing()).isTrue();
            assertThat(keys.isForgotten(ANNA)).isTrue();
            assertThat(keys.isForgotten(BEN)).isTrue();
            assertThat(aggregates.containsKey("customer/ben")).isFalse();
            assertThat(place.customers).containsExactlyInAnyOrder(ANNA, CARL);

            place.isReadOnly = false;
            follower.forgetNow();

            assertThat(follower.isFailing()).isFalse();
            assertThat(follower.lag()).isZero();
            assertThat(place.customers).containsExactly(CARL);
        }
    }

    @Test
    void whose_key_is_destroyed_is_no_longer_remembered_even_if_another_key_cannot_be() {
        var aggregates = new WeakReferenceCache();
        aggregates.put("customer/anna", "a constant, which is never collected");
        var keys = new SlowKeys();
        keys.mayEnd.countDown();
        keys.stuck = BEN;
        try (var mongo = MongoDatabases.open(null, directory);
                var follower = new ForgettingProcessor(
                        new Forgotten("anna", "ben"),
                        new ForgettingPosition(mongo.database()),
                        new ForgottenCustomers(keys, aggregates, List.of()),
                        new LogReplacement(mongo.database()))) {
            follower.forgetNow();

            assertThat(follower.isFailing()).isTrue();
            assertThat(aggregates.containsKey("customer/anna")).isFalse();
        }
    }

    private static ForgettingProcessor follower(MongoDatabases mongo, SlowKeys keys) {
        return new ForgettingProcessor(
                new Forgotten("anna"),
                new ForgettingPosition(mongo.database()),
                new ForgottenCustomers(keys, new WeakReferenceCache(), List.of()),
                new LogReplacement(mongo.database()));
    }

    private static void startAndStop(MongoDatabases mongo, SlowKeys keys) {
        try (var follower = follower(mongo, keys)) {
            follower.start();
        }
    }

    /** A place where at first Anna's things cannot be deleted. */
    private static final class Place implements ErasureTarget {

        final Set<CustomerId> customers = new HashSet<>(Set.of(ANNA, BEN, CARL));
        boolean isReadOnly = true;

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

    /** A log of nothing else. */
    private static final class Forgotten implements LogReader {

        private final List<String> customers;

        Forgotten(String... customers) {
            this.customers = List.of(customers);
        }

        @Override
        public long lastPosition() {
            return customers.size() - 1L;
        }

        @Override
        public long firstPositionAt(Instant time) {
            return 0;
        }

        @Override
        public List<LogEvent> page(long fromPosition, int limit) {
            return LongStream.range(fromPosition, customers.size())
                    .mapToObj(this::forgotten)
                    .toList();
        }

        @Override
        public List<LogEvent> at(long... positions) {
            return LongStream.of(positions).mapToObj(this::forgotten).toList();
        }

        private LogEvent forgotten(long position) {
            var customer = customers.get((int) position);
            var event = new GenericDomainEventMessage<>(
                    "Customer",
                    "customer/" + customer,
                    0,
                    new CustomerForgotten(new CustomerId(customer), "asked", Instant.EPOCH),
                    Map.of("customerId", customer),
                    "event-" + position,
                    Instant.EPOCH);
            var tracked = new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), event);
            return new AxonLogEvent(tracked, Jackson3Serializer.builder().build());
        }
    }

    /** Keys whose file somebody else is reading. */
    private static final class SlowKeys implements CustomerKeys {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);

        @Nullable CustomerId stuck;

        @Override
        public void destroy(CustomerId customer) {
            if (customer.equals(stuck)) throw new IllegalStateException("Somebody reads the file");
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
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
