package io.sagadesk.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.replay.events.LogEvent;
import io.sagadesk.server.log.AnotherLog.Part;
import io.sagadesk.server.log.SettledPosition.Settled;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

class LogFollowerTest {

    @TempDir
    Path directory;

    @Test
    void an_event_is_settled_only_when_the_key_is_destroyed() throws Exception {
        var keys = new SlowKeys();
        var forgotten = new ForgottenCustomers(keys, new WeakReferenceCache(), List.of());
        try (var mongo = MongoDatabases.open(null, directory);
                var follower = new LogFollower(
                        new OneForgotten(),
                        new SettledPosition(mongo.database()),
                        forgotten,
                        new AnotherLog(mongo.database()))) {
            var forgetting = CompletableFuture.runAsync(follower::forgetNow);
            assertThat(keys.begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(new SettledPosition(mongo.database()).read().position()).isEqualTo(-1);

            keys.mayEnd.countDown();
            forgetting.get(20, TimeUnit.SECONDS);

            assertThat(new SettledPosition(mongo.database()).read()).isEqualTo(new Settled(0, "event-0"));
            assertThat(follower.lag()).isZero();
        } finally {
            keys.mayEnd.countDown();
        }
    }

    @Test
    void what_was_recorded_just_before_the_end_is_settled_at_the_end() {
        var keys = new SlowKeys();
        keys.mayEnd.countDown();
        var forgotten = new ForgottenCustomers(keys, new WeakReferenceCache(), List.of());
        try (var mongo = MongoDatabases.open(null, directory)) {
            var settled = new SettledPosition(mongo.database());
            var follower = new LogFollower(new OneForgotten(), settled, forgotten, new AnotherLog(mongo.database()));

            follower.close();

            assertThat(settled.read()).isEqualTo(new Settled(0, "event-0"));
        }
    }

    @Test
    void that_it_is_another_log_is_remembered_until_all_have_forgotten_the_one_before() {
        var keys = new SlowKeys();
        keys.mayEnd.countDown();
        try (var mongo = MongoDatabases.open(null, directory)) {
            new SettledPosition(mongo.database()).keep(new Settled(0, "of another log"));

            startAndStop(mongo, keys);
            new AnotherLog(mongo.database()).isForgottenBy(Part.READ_MODELS);
            startAndStop(mongo, keys); // the log is recognised by now

            assertThat(new AnotherLog(mongo.database()).isRememberedBy(Part.READ_MODELS))
                    .isFalse();
            assertThat(new AnotherLog(mongo.database()).isRememberedBy(Part.REACTIONS))
                    .isTrue();
        }
    }

    private static void startAndStop(MongoDatabases mongo, SlowKeys keys) {
        var forgotten = new ForgottenCustomers(keys, new WeakReferenceCache(), List.of());
        var settled = new SettledPosition(mongo.database());
        var another = new AnotherLog(mongo.database());
        try (var follower = new LogFollower(new OneForgotten(), settled, forgotten, another)) {
            follower.start();
        }
    }

    /** A log of one event. */
    private static final class OneForgotten implements LogReader {

        @Override
        public long lastPosition() {
            return 0;
        }

        @Override
        public long firstPositionAt(Instant time) {
            return 0;
        }

        @Override
        public List<LogEvent> page(long fromPosition, int limit) {
            return fromPosition == 0 ? List.of(forgotten()) : List.of();
        }

        @Override
        public List<LogEvent> at(long... positions) {
            return LongStream.of(positions).mapToObj(position -> forgotten()).toList();
        }

        private static LogEvent forgotten() {
            var event = new GenericDomainEventMessage<>(
                    "Customer",
                    "customer/anna",
                    0,
                    new CustomerForgotten(new CustomerId("anna"), "asked", Instant.EPOCH),
                    Map.of("customerId", "anna"),
                    "event-0",
                    Instant.EPOCH);
            var tracked = new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(0), event);
            return new AxonLogEvent(tracked, Jackson3Serializer.builder().build());
        }
    }

    /** Keys whose file somebody else is reading. */
    private static final class SlowKeys implements CustomerKeys {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public void destroy(CustomerId customer) {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
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
        public void close() {}
    }
}
