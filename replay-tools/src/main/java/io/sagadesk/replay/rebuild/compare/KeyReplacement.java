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

/** The few documents of one key, made anew, against those in service. */
public final class KeyReplacement {

    private final MongoDatabase database;
    private final Projection projection;
    private final int serving;
    private final int made;

    public KeyReplacement(MongoDatabase database, Projection projection, int serving, int made) {
        this.database = database;
        this.projection = projection;
        this.serving = serving;
        this.made = made;
    }

    public long differences(int most, Consumer<DocumentDifference> consumer) {
        long count = 0;
        for (var spec : projection.models()) {
            for (var fresh : documents(spec, made).find()) {
                var id = fresh.getString("_id").getValue();
                var old = documents(spec, serving).find(Filters.eq("_id", id)).first();
                if (fresh.equals(old)) continue;
                if (count++ < most) {
                    consumer.accept(
                            old == null
                                    ? DocumentDifference.missing(spec.name(), id, "before")
                                    : DocumentDifference.of(spec.name(), id, old, fresh));
                }
            }
        }
        return count;
    }

    public void carryOut() {
        for (var spec : projection.models()) {
            for (var fresh : documents(spec, made).find()) {
                documents(spec, serving)
                        .replaceOne(Filters.eq("_id", fresh.get("_id")), fresh, new ReplaceOptions().upsert(true));
            }
        }
    }

    private MongoCollection<RawBsonDocument> documents(ModelSpec<?> spec, int version) {
        return MongoDocuments.collection(database, spec, version).withDocumentClass(RawBsonDocument.class);
    }
}
