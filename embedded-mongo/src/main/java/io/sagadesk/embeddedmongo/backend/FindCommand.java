package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The find command; documents are sent to the client as stored bytes, without decoding. */
final class FindCommand {

    private final StoredBackend backend;
    private final Document query;
    private final String name;
    private final @Nullable StoredCollection collection;
    private final String fullName;

    FindCommand(StoredBackend backend, StoredDatabase database, Document query) {
        this.backend = backend;
        this.query = query;
        this.name = KnownCommands.required(query, "find", String.class);
        this.collection = database.find(name);
        this.fullName = database.getDatabaseName() + "." + name;
    }

    Document answer() {
        List<?> rows = collection == null ? List.of() : rows(collection);
        boolean single = Utils.isTrue(query.get("singleBatch"));
        return backend.cursors().first(fullName, rows, number("batchSize"), single);
    }

    private List<?> rows(StoredCollection asked) {
        Document filter = (Document) query.getOrDefault("filter", new Document());
        QuerySpec querySpec = new QuerySpec(filter, (Document) query.get("sort"), number("skip"), number("limit"));
        MatchingDocuments matching = backend.rows(asked, querySpec);
        Document projection = (Document) query.get("projection");
        return projection == null || projection.isEmpty()
                ? matching.bytes()
                : asked.project(matching.bytes().stream().map(BsonBytes::decode), projection);
    }

    private int number(String option) {
        return ((Number) query.getOrDefault(option, 0)).intValue();
    }
}
