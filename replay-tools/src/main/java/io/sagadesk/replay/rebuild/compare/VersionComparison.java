package io.sagadesk.replay.rebuild.compare;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.mongo.MongoDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Compares two versions of a projection, which must be held at one position meanwhile. */
public final class VersionComparison {

    private static final int CHUNK = 1_000;

    private final MongoDatabase database;
    private final Projection projection;

    public VersionComparison(MongoDatabase database, Projection projection) {
        this.database = database;
        this.projection = projection;
    }

    /** The count and digest of each model of a version. */
    public List<ModelDigest> digests(int version) {
        return projection.models().stream().map(spec -> digest(spec, version)).toList();
    }

    /** Counts the documents that differ, and passes the first of them to the consumer, with the fields that differ. */
    public long differences(int before, int after, int limit, Consumer<DocumentDifference> consumer) {
        var found = new Found(limit, consumer);
        for (var spec : projection.models()) {
            eachChunk(spec, before, chunk -> compare(spec, chunk, byId(spec, after, chunk), found));
            eachChunk(spec, after, chunk -> findMissing(spec, chunk, byId(spec, before, chunk), found));
        }
        return found.count;
    }

    /** Passes the first differences to the consumer, and counts all of them. */
    private static final class Found {

        private final int limit;
        private final Consumer<DocumentDifference> consumer;
        private long count;

        private Found(int limit, Consumer<DocumentDifference> consumer) {
            this.limit = limit;
            this.consumer = consumer;
        }

        private void add(DocumentDifference difference) {
            if (count++ < limit) consumer.accept(difference);
        }
    }

    private ModelDigest digest(ModelSpec<?> spec, int version) {
        var digest = new ModelDigest.Sum(spec.name());
        documents(spec, version).find().forEach(digest::add);
        return digest.digest();
    }

    private static void compare(
            ModelSpec<?> spec, List<RawBsonDocument> chunk, Map<String, RawBsonDocument> others, Found found) {
        for (var document : chunk) {
            var id = document.getString("_id").getValue();
            var other = others.get(id);
            if (other == null) found.add(DocumentDifference.missing(spec.name(), id, "after"));
            else if (!document.equals(other)) found.add(DocumentDifference.of(spec.name(), id, document, other));
        }
    }

    private static void findMissing(
            ModelSpec<?> spec, List<RawBsonDocument> chunk, Map<String, RawBsonDocument> others, Found found) {
        for (var document : chunk) {
            var id = document.getString("_id").getValue();
            if (!others.containsKey(id)) found.add(DocumentDifference.missing(spec.name(), id, "before"));
        }
    }

    private Map<String, RawBsonDocument> byId(ModelSpec<?> spec, int version, List<RawBsonDocument> like) {
        var ids = like.stream()
                .map(document -> document.getString("_id").getValue())
                .toList();
        var found = new HashMap<String, RawBsonDocument>();
        documents(spec, version)
                .find(Filters.in("_id", ids))
                .forEach(document -> found.put(document.getString("_id").getValue(), document));
        return found;
    }

    private void eachChunk(ModelSpec<?> spec, int version, Consumer<List<RawBsonDocument>> consumer) {
        var chunk = new ArrayList<RawBsonDocument>(CHUNK);
        for (var document : documents(spec, version).find()) {
            chunk.add(document);
            if (chunk.size() == CHUNK) {
                consumer.accept(List.copyOf(chunk));
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) consumer.accept(chunk);
    }

    private MongoCollection<RawBsonDocument> documents(ModelSpec<?> spec, int version) {
        return MongoDocuments.collection(database, spec, version).withDocumentClass(RawBsonDocument.class);
    }
}
