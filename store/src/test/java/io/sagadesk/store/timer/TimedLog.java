package io.sagadesk.store.timer;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.timer.TimerEvent.CouponLapsed;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A log with the scheduler and poller of its scheduled events. */
final class TimedLog implements AutoCloseable {

    private static final TypeNames NAMES = TypeNames.ofVocabulary().with("saga.Waiting", SagaWithTimer.class);

    private static final EventUpcaster UPCASTERS =
            new EventUpcasterChain(new OldCouponLapsedUpcaster(), EventUpcasters.chain(NAMES));

    final SqliteCustomerKeys keys;
    final ScheduledEventSeal seal;
    private final LogStorageEngine engine;
    final SagadeskSerializer serializer;
    final LogEventStore store;

    private TimedLog(SqliteCustomerKeys keys, Path file) {
        this.keys = keys;
        this.seal = new ScheduledEventSeal(keys);
        this.serializer = SagadeskSerializer.create(NAMES, keys);
        this.engine = LogStorageEngine.builder()
                .database(SqliteLog.at(file))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(EventUpcasters.chain(NAMES))
                .build();
        this.store = LogEventStore.builder(engine).build();
    }

    static TimedLog in(Path directory) {
        var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        return new TimedLog(keys, directory.resolve("events.db"));
    }

    /** Returns an event of that time, identified by its number. */
    static CouponLapsed lapsed(int number, Instant at) {
        return new CouponLapsed(new CouponId("v-" + number), new CustomerId("c-1"), at);
    }

    MongoEventScheduler scheduler(MongoDatabase database, Clock clock) {
        return new MongoEventScheduler(new ScheduledEvents(database, "scheduler", seal), serializer, clock);
    }

    TimerPoller timers(MongoDatabase database, String instance, Clock clock) {
        return timers(new ScheduledEvents(database, instance, seal), clock);
    }

    TimerPoller timers(ScheduledEvents scheduledEvents, Clock clock) {
        var publisher = new ScheduledEventPublisher(store, new EventDecoder(serializer, UPCASTERS), serializer, seal);
        return new TimerPoller(scheduledEvents, publisher, clock);
    }

    List<StoredEvent> events() {
        var events = new ArrayList<StoredEvent>();
        engine.log().scan(0, events::add);
        return events;
    }

    List<String> eventIds() {
        return events().stream().map(StoredEvent::eventId).toList();
    }

    /** As if revision 0 had called the coupon otherwise; there is no real older revision of a timer event yet. */
    private static final class OldCouponLapsedUpcaster extends SingleEventUpcaster {

        private static final SerializedType OLD = new SimpleSerializedType("timer.CouponLapsed", "0");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(OLD);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            var current = new SimpleSerializedType(OLD.getName(), TypeNames.FIRST_REVISION);
            return event.upcastPayload(current, JsonNode.class, payload -> {
                var changed = ((ObjectNode) payload).deepCopy();
                changed.set("couponId", changed.remove("voucher"));
                return changed;
            });
        }
    }

    /** Closes the log, which then accepts no more events. */
    @Override
    public void close() {
        engine.close();
        keys.close();
    }
}
