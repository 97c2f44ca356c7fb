package io.sagadesk.store.postgres;

import static io.sagadesk.store.engine.Noted.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two engines on one database, as two instances have them. */
@Timeout(120)
class TwoWritersTest {

    private static final int APPENDS = 1_000;
    private static final int CALLERS = 16;
    private static final int AGGREGATES = 20;
    private static final Duration SOON = Duration.ofSeconds(5);

    private String address;
    private LogStorageEngine one;
    private LogStorageEngine other;

    @BeforeEach
    void open() {
        address = TestDatabases.fresh();
        one = Engines.open(TestDatabases.log(address));
        other = Engines.open(TestDatabases.log(address));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void appends_that_race_on_the_same_aggregates_are_all_stored_once_and_in_one_order_for_all() throws Exception {
        race();
    }

    /** With one snapshot for a whole transaction, a writer would not see what was committed while it waited for the lock. */
    @Test
    void the_race_is_the_same_where_the_database_defaults_to_a_stricter_isolation() throws Exception {
        close();
        var database = address.substring(address.lastIndexOf('/') + 1);
        TestDatabases.ask(
                address, "ALTER DATABASE " + database + " SET default_transaction_isolation = 'repeatable read'");
        assertThat(TestDatabases.ask(address, "SHOW transaction_isolation")).isEqualTo("repeatable read");
        one = Engines.open(TestDatabases.log(address));
        other = Engines.open(TestDatabases.log(address));
        race();
    }

    private void race() throws Exception {
        var followers = List.of(following(one), following(other));
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var left = new AtomicInteger(APPENDS);
        var conflicts = new AtomicInteger();
        var callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> inItsOwnThread(() -> {
                    var engine = caller % 2 == 0 ? one : other;
                    for (int number = left.decrementAndGet(); number >= 0; number = left.decrementAndGet()) {
                        acknowledged.add(appended(engine, "note/" + number % AGGREGATES, conflicts));
                    }
                }))
                .toList();
        callers.forEach(CompletableFuture::join);

        var stored = new ArrayList<StoredEvent>();
        other.log().scan(0, stored::add);
        assertThat(acknowledged).hasSize(APPENDS);
        assertThat(stored).extracting(StoredEvent::eventId).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(stored)
                .extracting(StoredEvent::position)
                .isEqualTo(LongStream.range(0, APPENDS).boxed().toList());
        for (var i = 0; i < AGGREGATES; i++) {
            assertThat(one.log().ofAggregate("note/" + i, 0, APPENDS))
                    .extracting(StoredEvent::sequence)
                    .isEqualTo(LongStream.range(0, APPENDS / AGGREGATES).boxed().toList());
        }
        var order = stored.stream().map(StoredEvent::eventId).toList();
        for (var follower : followers)
            assertThat(follower.get(30, TimeUnit.SECONDS)).isEqualTo(order);
        assertThat(conflicts).as("the race was none").hasPositiveValue();
        one.log().verify();
    }

    /** Appends the next event of the aggregate; after a conflict the one behind it. Returns the event's id. */
    private static String appended(LogStorageEngine engine, String aggregate, AtomicInteger conflicts) {
        while (true) {
            var next = event(aggregate, engine.lastSequenceNumberFor(aggregate).orElse(-1L) + 1);
            try {
                engine.appendEvents(next);
                return next.getIdentifier();
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                conflicts.incrementAndGet();
            }
        }
    }

    private static CompletableFuture<List<String>> following(LogStorageEngine engine) {
        var stream = LogEventStore.builder(engine).build().openStream(null);
        return CompletableFuture.supplyAsync(
                () -> {
                    var ids = new ArrayList<String>();
                    try (stream) {
                        while (ids.size() < APPENDS && stream.hasNextAvailable(30, TimeUnit.SECONDS)) {
                            ids.add(stream.nextAvailable().getIdentifier());
                        }
                        return ids;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    @Test
    void who_lost_the_race_gets_the_same_exception_as_with_sqlite() {
        one.appendEvents(event("note/1", 0), event("note/1", 1));
        assertThatThrownBy(() -> other.appendEvents(event("note/1", 1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> other.appendEvents(event("note/1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        other.appendEvents(event("note/1", 2));
        assertThat(one.log().lastPosition()).isEqualTo(2);
    }

    @Test
    void a_follower_is_woken_by_the_other_writer_long_before_it_polls() throws Exception {
        var events = LogEventStore.builder(other).build();
        try (var stream = events.openStream(events.createHeadToken())) {
            assertThat(stream.hasNextAvailable(2_000, TimeUnit.MILLISECONDS)).isFalse(); // listens by now
            var begun = System.nanoTime();
            for (var i = 0; i < 20; i++) {
                one.appendEvents(event("note/1", i));
                assertThat(stream.nextAvailable()).isInstanceOf(TrackedEventMessage.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON); // polls would take 20 seconds
        }
    }

    @Test
    void a_follower_learns_of_events_whose_notification_was_lost() throws Exception {
        var events = LogEventStore.builder(other).build();
        try (var stream = events.openStream(null)) {
            one.appendEvents(event("note/1", 0));
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            stream.nextAvailable();
            TestDatabases.ask(
                    address,
                    "INSERT INTO event SELECT 1, 'without notification', aggregate_type, aggregate_id, 1, recorded_at,"
                            + " payload_type, revision, payload, metadata FROM event");
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().getIdentifier()).isEqualTo("without notification");
        }
    }

    private static CompletableFuture<Void> inItsOwnThread(Runnable task) {
        return CompletableFuture.runAsync(task, work -> new Thread(work).start());
    }
}
