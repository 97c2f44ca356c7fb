package io.sagadesk.query;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.Event;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.projections.TestEnvelope;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The read models of one projection in an embedded MongoDB, folded from events without a log and without a server. */
public final class FoldedReadSide implements AutoCloseable {

    private final Projection projection;
    private final EmbeddedMongo mongo;
    private final MongoClient client;
    private final ProjectionVersions versions;
    private final Map<String, String> extra = new HashMap<>();
    private long position = -1;

    private FoldedReadSide(Projection projection, EmbeddedMongo mongo) {
        this.projection = projection;
        this.mongo = mongo;
        this.client = MongoClients.create(mongo.connectionString());
        this.versions = new ProjectionVersions(database());
        versions.createFirst(projection);
        versions.prepare(projection, serving());
    }

    public static FoldedReadSide of(Projection projection, Path directory) {
        return new FoldedReadSide(projection, EmbeddedMongo.open(directory));
    }

    /** Adds a metadata field to the following events, such as {@code actor}. */
    public FoldedReadSide with(String name, String value) {
        extra.put(name, value);
        return this;
    }

    /** Folds the events, recorded at the next positions of the log, in one batch. */
    public FoldedReadSide fold(List<? extends Event> events) {
        var fold = new ProjectionFold(projection, versions.documents(serving()));
        fold.fold(record(events).stream()
                .filter(event -> fold.handles(event.payload().getClass()))
                .filter(event -> projection.sequenceOf(event.envelope()) != null)
                .toList());
        fold.write(0);
        return this;
    }

    public FoldedReadSide fold(Event... events) {
        return fold(List.of(events));
    }

    private List<RecordedEvent> record(List<? extends Event> events) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var event : events) {
            recorded.add(new RecordedEvent(new TestEnvelope(++position, event, Map.copyOf(extra)), event));
        }
        return recorded;
    }

    private int serving() {
        return versions.of(projection).serving();
    }

    /** Returns the position of the last event; -1 before the first one. */
    public long position() {
        return position;
    }

    public MongoDatabase database() {
        return client.getDatabase("read");
    }

    public ReadSide readSide() {
        return new ReadSide(versions, name -> position);
    }

    @Override
    public void close() {
        client.close();
        mongo.close();
    }
}
