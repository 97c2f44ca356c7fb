package io.sagadesk.store.timer;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.visit.VisitEvent.CartAbandoned;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteEventStorageEngine;
import io.sagadesk.store.sqlite.SqliteEventStore;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log with the scheduler and poller of its scheduled events. */
final class TimedLog implements AutoCloseable {

    private static final TypeNames NAMES = TypeNames.ofVocabulary().with("saga.Waiting", SagaWithTimer.class);

    private final SqliteCustomerKeys keys;
    private final SqliteEventStorageEngine engine;
    final SagadeskSerializer serializer;
    final SqliteEventStore store;

    private TimedLog(SqliteCustomerKeys keys, Path file) {
        this.keys = keys;
        this.serializer = SagadeskSerializer.create(NAMES, keys);
        this.engine = SqliteEventStorageEngine.builder()
                .file(file)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(EventUpcasters.chain(NAMES))
                .build();
        this.store = SqliteEventStore.builder(engine).build();
    }

    static TimedLog in(Path directory) {
        var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        return new TimedLog(keys, directory.resolve("events.db"));
    }

    /** Returns an event of that time, identified by its number. */
    static CartAbandoned abandoned(int number, Instant at) {
        return new CartAbandoned(new VisitId("v-" + number), null, Money.of("9.90", "EUR"), 1, at);
    }

    MongoEventScheduler scheduler(MongoDatabase database, Clock clock) {
        return new MongoEventScheduler(new ScheduledEvents(database, "scheduler"), serializer, clock);
    }

    TimerPoller timers(MongoDatabase database, String instance, Clock clock) {
        return timers(new ScheduledEvents(database, instance), clock);
    }

    TimerPoller timers(ScheduledEvents scheduledEvents, Clock clock) {
        var decoder = new EventDecoder(serializer, EventUpcasters.chain(NAMES));
        return new TimerPoller(scheduledEvents, new ScheduledEventPublisher(store, decoder, serializer), clock);
    }

    List<StoredEvent> events() {
        var events = new ArrayList<StoredEvent>();
        engine.log().scan(0, events::add);
        return events;
    }

    List<String> eventIds() {
        return events().stream().map(StoredEvent::eventId).toList();
    }

    /** Closes the log, which then accepts no more events. */
    @Override
    public void close() {
        engine.close();
        keys.close();
    }
}
