package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.MongoDocuments;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The documents of a version that only this build writes, from nothing: what it has not written is not there, so it is not
 * looked for, and is inserted instead of replaced.
 */
final class FreshDocuments<D> implements ModelDocuments<D> {

    private static final int BITS = 1 << 24;

    private final MongoDocuments<D> documents;
    private final BitSet written =
            new BitSet(BITS); // by hash: two megabytes for any number of ids, and a few idle look-ups

    FreshDocuments(MongoDocuments<D> documents) {
        this.documents = documents;
    }

    @Override
    public Map<String, StoredDocument<D>> read(Collection<String> ids) {
        var perhaps = ids.stream().filter(id -> written.get(bit(id))).toList();
        return perhaps.isEmpty() ? Map.of() : documents.read(perhaps);
    }

    @Override
    public void write(List<StoredDocument<D>> changed) {
        var fresh = new ArrayList<StoredDocument<D>>();
        var known = new ArrayList<StoredDocument<D>>();
        changed.forEach(stored -> (written.get(bit(stored.id())) ? known : fresh).add(stored));
        fresh.forEach(stored -> written.set(bit(stored.id())));
        documents.insert(fresh);
        documents.write(known);
    }

    private static int bit(String id) {
        var hash = id.hashCode() * 0x9E3779B1; // spreads what differs at the end only
        return (hash >>> 8) & (BITS - 1);
    }
}
