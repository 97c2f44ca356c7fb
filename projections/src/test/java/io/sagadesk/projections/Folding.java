package io.sagadesk.projections;

import io.sagadesk.api.Event;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.projections.mongo.StoredCodecs;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Folds events into documents in memory, which are encoded and decoded as MongoDB would have them. */
public final class Folding {

    private final Projection projection;
    private final Map<String, Map<String, BsonDocument>> collections = new HashMap<>();
    private final Map<String, String> extra = new HashMap<>();
    private long next;

    private Folding(Projection projection) {
        this.projection = projection;
    }

    public static Folding of(Projection projection) {
        return new Folding(projection);
    }

    /** Adds a field to the metadata of the events that follow, such as {@code actor}. */
    public Folding with(String name, String value) {
        extra.put(name, value);
        return this;
    }

    /** Folds events, each in a batch of its own. */
    public Folding after(Event... events) {
        for (var event : events) batch(event);
        return this;
    }

    /** Folds events in one batch. */
    public Folding batch(Event... events) {
        return redelivered(record(events));
    }

    /** What the log would hold at the positions that come next. */
    public List<RecordedEvent> record(Event... events) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var event : events)
            recorded.add(new RecordedEvent(new TestEnvelope(next++, event, Map.copyOf(extra)), event));
        return recorded;
    }

    /** Folds events that may have been folded before. */
    public Folding redelivered(List<RecordedEvent> events) {
        var fold = new ProjectionFold(projection, this::documents);
        fold.fold(events.stream()
                .filter(event -> fold.handles(event.payload().getClass()))
                .filter(event -> projection.sequenceOf(event.envelope()) != null)
                .toList());
        fold.write(0);
        return this;
    }

    /** The document of this id, as it would be read back. */
    public <D> Optional<D> find(ModelSpec<D> spec, String id) {
        return Optional.ofNullable(documents(spec).read(List.of(id)).get(id)).map(StoredDocument::doc);
    }

    public <D> D get(ModelSpec<D> spec, String id) {
        return find(spec, id).orElseThrow(() -> new AssertionError("There is no " + spec.name() + " " + id));
    }

    /** Everything of a model, by id. */
    public <D> Map<String, D> all(ModelSpec<D> spec) {
        var all = new TreeMap<String, D>();
        collection(spec)
                .forEach((id, bson) ->
                        all.put(id, StoredCodecs.decode(spec, bson).doc()));
        return all;
    }

    /** Everything there is, as bytes would tell it apart. */
    public Map<String, Map<String, BsonDocument>> everything() {
        return collections;
    }

    /** Loses all documents of a model, as a crash before they were written would. */
    Folding lose(ModelSpec<?> spec) {
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

    /** As the server would lift it from the event. */
    private record TestEnvelope(long position, Event event, Map<String, String> extra) implements EventEnvelope {

        @Override
        public String type() {
            return Vocabulary.nameOf(event.getClass());
        }

        @Override
        public @Nullable String metadata(String name) {
            for (var component : event.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) return lifted(component.getAccessor());
            }
            return extra.get(name);
        }

        private @Nullable String lifted(Method accessor) {
            try {
                var value = accessor.invoke(event);
                return value instanceof SubjectId id ? id.value() : value == null ? null : value.toString();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }
}
