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
 * Documents of a version that only this build writes, starting empty. A document that this build has not written cannot
 * exist, so it is not looked up, and is inserted instead of replaced.
 */
final class FreshDocuments<D> implements ModelDocuments<D> {

    private static final int BITS = 1 << 24;

    private final MongoDocuments<D> documents;
    private final BitSet written =
            new BitSet(BITS); // by hash: two megabytes for any number of ids, at the cost of a few useless look-ups

    FreshDocuments(MongoDocuments<D> documents) {
        this.documents = documents;
    }

    @Override
    public Map<String, StoredDocument<D>> read(Collection<String> ids) {
        var candidates = ids.stream().filter(id -> written.get(bit(id))).toList();
        return candidates.isEmpty() ? Map.of() : documents.read(candidates);
    }

    @Override
    public void write(List<StoredDocument<D>> changed) {
        var unwritten = new ArrayList<StoredDocument<D>>();
        var known = new ArrayList<StoredDocument<D>>();
        changed.forEach(stored -> (written.get(bit(stored.id())) ? known : unwritten).add(stored));
        unwritten.forEach(stored -> written.set(bit(stored.id())));
        documents.insert(unwritten);
        documents.write(known);
    }

    private static int bit(String id) {
        var hash = id.hashCode() * 0x9E3779B1; // spreads ids that differ only at the end
        return (hash >>> 8) & (BITS - 1);
    }
}
