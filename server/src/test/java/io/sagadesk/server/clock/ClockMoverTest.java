package io.sagadesk.server.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.timer.TimerEvent.CouponLapsed;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.sqlite.SqliteLog;
import io.sagadesk.store.timer.MongoEventScheduler;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.ScheduledEventPublisher;
import io.sagadesk.store.timer.ScheduledEventSeal;
import io.sagadesk.store.timer.ScheduledEvents;
import io.sagadesk.store.timer.TimerPoller;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockMoverTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TypeNames NAMES = TypeNames.ofVocabulary();

    @TempDir
    Path files;

    private final MovableClock clock = new MovableClock(NOON);
    private final List<Instant> reactions = new ArrayList<>();
    private MongoDatabases mongo;
    private SqliteCustomerKeys keys;
    private LogStorageEngine engine;
    private MongoEventScheduler scheduler;
    private ClockMover time;
    private boolean busy;

    @BeforeEach
    void open() {
        var serializer = SagadeskSerializer.sealed(NAMES);
        var upcasters = EventUpcasters.chain(NAMES);
        mongo = MongoDatabases.open(null, files.resolve("documents"));
        engine = LogStorageEngine.builder()
                .database(SqliteLog.at(files.resolve("events.db")))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        keys = SqliteCustomerKeys.open(files, new MasterKeySource(files, null));
        var seal = new ScheduledEventSeal(keys);
        var scheduledEvents = new ScheduledEvents(mongo.database(), "test", seal);
        var store = LogEventStore.builder(engine).build();
        var events = new ScheduledEventPublisher(store, new EventDecoder(serializer, upcasters), serializer, seal);
        scheduler = new MongoEventScheduler(scheduledEvents, serializer, clock);
        time = new ClockMover(clock, new TimerPoller(scheduledEvents, events, clock), Optional::empty, this::react);
    }

    @AfterEach
    void close() {
        engine.close();
        mongo.close();
        keys.close();
    }

    @Test
    void what_is_promised_on_the_way_happens_on_the_way() throws InterruptedException {
        schedule(1);

        var fired = time.moveTo(NOON.plusSeconds(4 * 3600 + 1800));

        assertThat(fired).isEqualTo(4);
        assertThat(reactions).containsExactly(hour(1), hour(2), hour(3), hour(4));
        assertThat(time.now()).isEqualTo(NOON.plusSeconds(4 * 3600 + 1800));
        assertThat(time.moveTo(hour(5))).isEqualTo(1);
    }

    @Test
    void what_has_not_been_reacted_to_yet_is_reacted_to_before_time_passes() throws InterruptedException {
        schedule(0);
        schedule(3);
        time.moveTo(NOON);
        assertThat(reactions).containsExactly(NOON);

        assertThat(time.moveTo(hour(3))).isEqualTo(3);
    }

    @Test
    void who_does_not_come_to_rest_holds_the_clock_where_it_is() throws InterruptedException {
        schedule(2);
        busy = true;

        assertThatThrownBy(() -> time.moveTo(hour(9))).isInstanceOf(NotSettled.class);
        assertThat(time.now()).isEqualTo(hour(2));

        busy = false;
        assertThat(time.moveTo(hour(3))).isEqualTo(1);
    }

    /** Schedules another event an hour after each one that is published. */
    private void react() {
        if (busy && lastPosition() >= 0) throw new NotSettled("busy");
        for (var happened = reactions.size(); happened <= lastPosition(); happened++) {
            reactions.add(clock.instant());
            schedule((int) Duration.between(NOON, clock.instant()).toHours() + 1);
        }
    }

    private long lastPosition() {
        return engine.log().lastPosition();
    }

    private void schedule(int hour) {
        scheduler.schedule(hour(hour), new CouponLapsed(new CouponId("k-1"), new CustomerId("anna"), hour(hour)));
    }

    private static Instant hour(int hour) {
        return NOON.plusSeconds(3600L * hour);
    }
}
