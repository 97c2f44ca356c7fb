package io.sagadesk.projections;

import io.sagadesk.api.Event;
import io.sagadesk.projections.mongo.StoredCodecs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;

/** Runs a projection on documents in memory, which are encoded and decoded as for MongoDB. */
public final class InMemoryProjection {

    private final Projection projection;
    private final Map<String, Map<String, BsonDocument>> collections = new HashMap<>();
    private final Map<String, String> extra = new HashMap<>();
    private long next;

    private InMemoryProjection(Projection projection) {
        this.projection = projection;
    }

    public static InMemoryProjection of(Projection projection) {
        return new InMemoryProjection(projection);
    }

    /** Adds a metadata field to the following events, such as {@code actor}. */
    public InMemoryProjection with(String name, String value) {
        extra.put(name, value);
        return this;
    }

    /** Folds each event in a batch of its own. */
    public InMemoryProjection after(Event... events) {
        for (var event : events) batch(event);
        return this;
    }

    /** Folds the events in one batch. */
    public InMemoryProjection batch(Event... events) {
        return redelivered(record(events));
    }

    /** Returns the events as recorded at the next positions of the log. */
    public List<RecordedEvent> record(Event... events) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var event : events)
            recorded.add(new RecordedEvent(new TestEnvelope(next++, event, Map.copyOf(extra)), event));
        return recorded;
    }

    /** Folds events that may have been folded before. */
    public InMemoryProjection redelivered(List<RecordedEvent> events) {
        var fold = new ProjectionFold(projection, this::documents);
        fold.fold(events.stream()
                .filter(event -> fold.handles(event.payload().getClass()))
                .filter(event -> projection.sequenceOf(event.envelope()) != null)
                .toList());
        fold.write(0);
        return this;
    }

    /** Returns the document of this id, decoded from its stored form. */
    public <D> Optional<D> find(ModelSpec<D> spec, String id) {
        return Optional.ofNullable(documents(spec).read(List.of(id)).get(id)).map(StoredDocument::doc);
    }

    public <D> D get(ModelSpec<D> spec, String id) {
        return find(spec, id).orElseThrow(() -> new AssertionError("There is no " + spec.name() + " " + id));
    }

    /** Returns all documents of a model by id. */
    public <D> Map<String, D> all(ModelSpec<D> spec) {
        var all = new TreeMap<String, D>();
        collection(spec)
                .forEach((id, bson) ->
                        all.put(id, StoredCodecs.decode(spec, bson).doc()));
        return all;
    }

    /** Returns all documents of all models in their stored form. */
    public Map<String, Map<String, BsonDocument>> everything() {
        return collections;
    }

    /** Deletes all documents of a model, as if a crash had prevented their writing. */
    InMemoryProjection lose(ModelSpec<?> spec) {
        collection(spec).clear();
        return this;
    }

    private Map<String, BsonDocument> collection(ModelSpec<?> spec) {
        return collections.computeIfAbsent(spec.name(), name -> new TreeMap<>());
    }

    private <D> ModelDocuments<D> documents(ModelSpec<D> spec) {
        var collection = collection(spec);
        return new ModelDocuments<>() {
            @Override
            public Map<String, StoredDocument<D>> read(Collection<String> ids) {
                var found = new HashMap<String, StoredDocument<D>>();
                ids.forEach(id -> Optional.ofNullable(collection.get(id))
                        .ifPresent(bson -> found.put(id, StoredCodecs.decode(spec, bson))));
                return found;
            }

            @Override
            public void write(List<StoredDocument<D>> changed) {
                changed.forEach(stored -> collection.put(stored.id(), StoredCodecs.encode(spec, stored)));
            }
        };
    }
}
