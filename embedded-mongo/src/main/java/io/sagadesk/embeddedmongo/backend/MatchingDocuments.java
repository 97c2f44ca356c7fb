package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.bson.Document;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** The result of a query: stored documents, decoded only if the filter needs it. */
final class MatchingDocuments {

    private final List<byte[]> rows;

    private MatchingDocuments(List<byte[]> rows) {
        this.rows = rows;
    }

    List<byte[]> bytes() {
        return rows;
    }

    /** Decodes each document lazily. */
    Iterable<Document> documents() {
        return () -> {
            Iterator<byte[]> each = rows.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Document next() {
                    return BsonBytes.decode(each.next());
                }
            };
        };
    }

    /** Runs a query. Holds the read lock while it collects candidates, but not while it evaluates the filter on them. */
    static MatchingDocuments find(StoredCollection collection, QuerySpec querySpec, Lock reading) {
        while (true) {
            CollectionSearch search = new CollectionSearch(collection, querySpec, reading);
            List<byte[]> rows = search.rows();
            if (!search.isStale()) {
                return new MatchingDocuments(rows);
            }
        }
    }
}
