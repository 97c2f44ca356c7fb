package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.bson.Document;
import io.sagadesk.embeddedmongo.bson.Bson;
import io.sagadesk.embeddedmongo.index.Question;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** The answer to a question: stored documents, decoded only as far as the filter needs it. */
final class Rows {

    private final List<byte[]> rows;

    private Rows(List<byte[]> rows) {
        this.rows = rows;
    }

    List<byte[]> bytes() {
        return rows;
    }

    /** Each decoded when it is met. */
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
                    return Bson.decode(each.next());
                }
            };
        };
    }

    /** Takes the lock to look for candidates only, not while it compares them with the filter. */
    static Rows find(StoredCollection collection, Question question, Lock reading) {
        while (true) {
            Search search = new Search(collection, question, reading);
            List<byte[]> rows = search.rows();
            if (!search.isStale()) {
                return new Rows(rows);
            }
        }
    }
}
