package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands find and, for pipelines that change nothing, aggregate. */
record ReadCommand(OpenCursors cursors, StoredDatabase database, StoredCollection collection, Document query) {

    private static final List<Document> COUNT =
            List.of(new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1))));

    /** Documents are sent to the client as stored bytes, without decoding. */
    Document find() {
        Document filter = (Document) query.getOrDefault("filter", new Document());
        QuerySpec spec = new QuerySpec(filter, (Document) query.get("sort"), number("skip"), number("limit"));
        CollectionSearch found = new CollectionSearch(collection, spec);
        Document projection = (Document) query.get("projection");
        Iterator<?> rows = projection == null || projection.isEmpty()
                ? found
                : found.decoded()
                        .map(each -> collection.project(each, projection))
                        .iterator();
        boolean single = Utils.isTrue(query.get("singleBatch"));
        return cursors.first(collection.getFullName(), rows, number("batchSize"), single);
    }

    private int number(String option) {
        return ((Number) query.getOrDefault(option, 0)).intValue();
    }

    /**
     * The first stages become a query to the store, which has indexes; the server library evaluates the others. A count, which
     * drivers send as a pipeline, decodes no document.
     */
    Document aggregate(DatabaseResolver databases, Oplog oplog) {
        List<Document> stages = new ArrayList<>(Aggregation.parse(query.get("pipeline")));
        Document filter = take("$match", stages) instanceof Document match ? match : new Document();
        int skip = take("$skip", stages) instanceof Number number ? number.intValue() : 0;
        int limit = take("$limit", stages) instanceof Number number ? number.intValue() : 0;
        CollectionSearch found = new CollectionSearch(collection, new QuerySpec(filter, List.of(), skip, limit));
        List<Document> results = stages.equals(COUNT)
                ? counted((int) found.count())
                : Aggregation.fromPipeline(stages, databases, database, collection, oplog)
                        .runStages(found.decoded());
        Object batchSize =
                KnownCommands.required(query, "cursor", Document.class).getOrDefault("batchSize", 0);
        return cursors.first(collection.getFullName(), results.iterator(), ((Number) batchSize).intValue(), false);
    }

    private static @Nullable Object take(String name, List<Document> stages) {
        return !stages.isEmpty() && stages.get(0).containsKey(name)
                ? stages.remove(0).get(name)
                : null;
    }

    private static List<Document> counted(int count) {
        return count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count));
    }
}
