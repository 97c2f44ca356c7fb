package io.sagadesk.store.timer;

import static io.sagadesk.store.timer.TimedLog.lapsed;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the handlers of one batch of events schedule and cancel is stored together. */
class ScheduledEventBatchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int BATCH = 64;

    @TempDir
    Path files;

    private final Map<String, Integer> commands = new ConcurrentHashMap<>();
    private TimedLog log;
    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> timers;
    private MongoEventScheduler scheduler;

    @BeforeEach
    void count_the_commands() {
        log = TimedLog.in(files);
        mongo = EmbeddedMongo.open(files.resolve("documents"));
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent started) {
                        commands.merge(started.getCommandName(), 1, Integer::sum);
                    }
                })
                .build());
        var database = client.getDatabase("sagadesk");
        timers = database.getCollection("timers");
        scheduler = log.scheduler(database, new MovableClock(NOON));
        commands.clear();
    }

    @AfterEach
    void close() {
        client.close();
        mongo.close();
        log.close();
    }

    @Test
    void a_batch_costs_an_insert_and_a_delete_however_many_timers_it_changes() {
        var earlier = new ArrayList<ScheduleToken>();
        handle(BATCH, event -> earlier.add(schedule(event)));
        assertThat(commands).isEqualTo(Map.of("insert", 1));

        handle(BATCH, event -> {
            schedule(BATCH + 2 * event);
            schedule(BATCH + 2 * event + 1);
            scheduler.cancelSchedule(earlier.get(event));
        });

        assertThat(commands).isEqualTo(Map.of("insert", 2, "delete", 1));
        assertThat(stored()).isEqualTo(2 * BATCH);
    }

    @Test
    void what_a_batch_schedules_and_cancels_is_never_stored() {
        handle(BATCH, event -> scheduler.cancelSchedule(schedule(event)));

        assertThat(commands).isEqualTo(Map.of("delete", 1));
        assertThat(stored()).isZero();
    }

    /** The attempt had stored its timers, but not the token of its events. */
    @Test
    void a_batch_cancels_what_an_attempt_before_a_crash_has_stored() {
        handle(1, event -> schedule(1));

        handle(2, event -> {
            if (event == 0) schedule(1);
            else scheduler.cancelSchedule(schedule(1));
        });

        assertThat(stored()).isZero();
    }

    @Test
    void what_a_batch_cancels_and_schedules_again_stays() {
        var token = schedule(1);

        handle(2, event -> {
            if (event == 0) scheduler.cancelSchedule(token);
            else schedule(1);
        });

        assertThat(stored()).isEqualTo(1);
    }

    /** It would ignore the event that scheduled them, when that is delivered again. */
    @Test
    void no_saga_is_stored_before_the_timers_of_the_whole_batch() {
        var storedBefore = new ArrayList<Long>();
        var batch = batch(3);
        var event = new int[1];
        batch.executeWithResult(() -> {
            scheduler.gatherIn(batch);
            batch.onPrepareCommit(saga -> storedBefore.add(stored()));
            return schedule(event[0]++);
        });

        assertThat(storedBefore).containsExactly(3L, 3L, 3L);
    }

    @Test
    void a_batch_that_fails_stores_no_timers() {
        var result = batch(2);
        result.executeWithResult(() -> {
            scheduler.gatherIn(result);
            schedule(1);
            throw new IllegalStateException("on purpose");
        });

        assertThat(commands).isEmpty();
    }

    @Test
    void what_is_scheduled_while_a_batch_is_committed_is_stored_at_once() {
        var batch = batch(1);
        batch.executeWithResult(() -> {
            scheduler.gatherIn(batch);
            batch.onCommit(token -> schedule(1));
            return null;
        });

        assertThat(stored()).isEqualTo(1);
    }

    private void handle(int events, IntConsumer handler) {
        var batch = batch(events);
        var next = new int[1];
        var result = batch.executeWithResult(() -> {
            scheduler.gatherIn(batch);
            handler.accept(next[0]++);
            return null;
        });
        assertThat(result.isExceptional()).isFalse();
    }

    private static BatchingUnitOfWork<EventMessage<?>> batch(int events) {
        List<EventMessage<?>> messages = IntStream.range(0, events)
                .<EventMessage<?>>mapToObj(GenericEventMessage::asEventMessage)
                .toList();
        return new BatchingUnitOfWork<>(messages);
    }

    private ScheduleToken schedule(int number) {
        return scheduler.schedule(NOON, lapsed(number, NOON));
    }

    /** Not counted. */
    private long stored() {
        var counted = Map.copyOf(commands);
        try {
            return timers.countDocuments();
        } finally {
            commands.clear();
            commands.putAll(counted);
        }
    }
}
