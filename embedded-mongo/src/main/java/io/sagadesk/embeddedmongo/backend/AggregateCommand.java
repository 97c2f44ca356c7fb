package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate command, for pipelines that change nothing. The first stages become a query to the store, which has indexes;
 * the remaining stages are evaluated by the server library. A count, which drivers send as a pipeline, decodes no document.
 */
final class AggregateCommand {

    private final StoredBackend backend;
    private final StoredDatabase database;
    private final StoredCollection collection;
    private final Document query;
    private final List<Document> rest;
    private Document filter = new Document();
    private int skip;
    private int limit;

    AggregateCommand(StoredBackend backend, StoredDatabase database, StoredCollection collection, Document query) {
        this.backend = backend;
        this.database = database;
        this.collection = collection;
        this.query = query;
        this.rest = new ArrayList<>(Aggregation.parse(query.get("pipeline")));
        if (takeStage("$match") instanceof Document match) {
            filter = match;
        }
        if (takeStage("$skip") instanceof Number number) {
            skip = number.intValue();
        }
        if (takeStage("$limit") instanceof Number number) {
            limit = number.intValue();
        }
    }

    Document answer(DatabaseResolver databases, Oplog oplog) {
        MatchingDocuments matching = backend.rows(collection, new QuerySpec(filter, List.of(), skip, limit));
        Object batchSize =
                KnownCommands.required(query, "cursor", Document.class).getOrDefault("batchSize", 0);
        List<Document> results = isCount() ? counted(matching.bytes().size()) : aggregated(matching, databases, oplog);
        return backend.cursors().first(collection.getFullName(), results, ((Number) batchSize).intValue(), false);
    }

    private @Nullable Object takeStage(String name) {
        return !rest.isEmpty() && rest.get(0).containsKey(name) ? rest.remove(0).get(name) : null;
    }

    /** Whether the remaining stages are those of {@code countDocuments}. */
    private boolean isCount() {
        Document count = new Document("_id", 1).append("n", new Document("$sum", 1));
        return rest.equals(List.of(new Document("$group", count)));
    }

    private static List<Document> counted(int count) {
        return count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count));
    }

    private List<Document> aggregated(MatchingDocuments matching, DatabaseResolver databases, Oplog oplog) {
        return Aggregation.fromPipeline(rest, databases, database, collection, oplog)
                .runStages(StreamSupport.stream(matching.documents().spliterator(), false));
    }
}
