package io.sagadesk.server.reactions;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which reactions handle which types of events, in any release that was ever started on these documents. Releases share the
 * positions of reactions, so one that does not know a type must leave its events to those that do, and may pass over the others.
 */
@Component
class HandledEventTypes {

    private static final String TYPES = "types";

    private final MongoCollection<Document> announced;
    private final Map<String, Set<String>> here = new ConcurrentHashMap<>();
    private final Map<String, LeftToOthers> left = new ConcurrentHashMap<>();
    private Map<String, Set<String>> everywhere = Map.of();
    private long asOf = -1;

    HandledEventTypes(MongoDatabase database) {
        this.announced = database.getCollection("handledEventTypes");
    }

    /** The latest event that a processor left to another release. */
    private record LeftToOthers(long position, String sentence) {}

    /** Notes which types a processor handles in this release. */
    void note(String processor, Set<String> types) {
        here.put(processor, types);
    }

    /** Stores what was noted. Runs before this release records an event. */
    void announce() {
        var known = stored();
        var changes = new ArrayList<UpdateOneModel<Document>>();
        here.forEach((processor, types) -> {
            if (known.getOrDefault(processor, Set.of()).containsAll(types)) return;
            changes.add(new UpdateOneModel<>(
                    Filters.eq("_id", processor),
                    Updates.addEachToSet(TYPES, new ArrayList<>(types)),
                    new UpdateOptions().upsert(true)));
        });
        if (!changes.isEmpty()) announced.bulkWrite(changes);
    }

    /** Whether an event is of a type that is not known here, and that the processor handles in another release. */
    boolean isHandledElsewhere(EventMessage<?> event, String processor) {
        if (event.getPayloadType() != UnknownSerializedType.class) return false;
        var position = positionOf(event);
        var refusal = refusalOf(event);
        var handled = asOf(position).getOrDefault(processor, Set.of()).contains(refusal.typeName());
        if (handled) left.put(processor, new LeftToOthers(position, refusal.sentence()));
        return handled;
    }

    /** The processors that have left an event to another release. */
    Set<String> processorsLeft() {
        return Set.copyOf(left.keySet());
    }

    /** Why a processor that is at a position stands still there, if an event was left to another release that nobody has handled. */
    Optional<String> reasonToStandStill(String processor, long position) {
        return Optional.ofNullable(left.get(processor))
                .filter(event -> event.position() > position)
                .map(LeftToOthers::sentence);
    }

    /** What was stored before an event of another release was recorded is in an answer that was asked for after it. */
    private synchronized Map<String, Set<String>> asOf(long position) {
        if (position > asOf) {
            everywhere = stored();
            asOf = position;
        }
        return everywhere;
    }

    private Map<String, Set<String>> stored() {
        var types = new HashMap<String, Set<String>>();
        for (var one : announced.find()) {
            types.put(one.getString("_id"), new HashSet<>(one.getList(TYPES, String.class)));
        }
        return types;
    }

    private static long positionOf(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
    }

    private static WrittenByNewerVersion refusalOf(EventMessage<?> event) {
        try {
            throw new IllegalStateException(
                    "Its payload is known: " + event.getPayload().getClass());
        } catch (RuntimeException refusal) {
            return WrittenByNewerVersion.in(refusal).orElseThrow(() -> refusal);
        }
    }
}
