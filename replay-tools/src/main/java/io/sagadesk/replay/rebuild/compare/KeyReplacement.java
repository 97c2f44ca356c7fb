package io.sagadesk.replay.rebuild.compare;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.mongo.MongoDocuments;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Compares the rebuilt documents of one key with those in service, and replaces the latter. */
public final class KeyReplacement {

    private final MongoDatabase database;
    private final Projection projection;
    private final int serving;
    private final int rebuilt;

    public KeyReplacement(MongoDatabase database, Projection projection, int serving, int rebuilt) {
        this.database = database;
        this.projection = projection;
        this.serving = serving;
        this.rebuilt = rebuilt;
    }

    /** Counts the documents that differ, and passes the first of them to the consumer. */
    public long differences(int limit, Consumer<DocumentDifference> consumer) {
        long count = 0;
        for (var spec : projection.models()) {
            for (var fresh : documents(spec, rebuilt).find()) {
                var id = fresh.getString("_id").getValue();
                var old = documents(spec, serving).find(Filters.eq("_id", id)).first();
                if (fresh.equals(old)) continue;
                if (count++ < limit) {
                    consumer.accept(
                            old == null
                                    ? DocumentDifference.missing(spec.name(), id, "before")
                                    : DocumentDifference.of(spec.name(), id, old, fresh));
                }
            }
        }
        return count;
    }

    /** Writes the rebuilt documents into the version in service. */
    public void replace() {
        for (var spec : projection.models()) {
            for (var fresh : documents(spec, rebuilt).find()) {
                documents(spec, serving)
                        .replaceOne(Filters.eq("_id", fresh.get("_id")), fresh, new ReplaceOptions().upsert(true));
            }
        }
    }

    private MongoCollection<RawBsonDocument> documents(ModelSpec<?> spec, int version) {
        return MongoDocuments.collection(database, spec, version).withDocumentClass(RawBsonDocument.class);
    }
}
