package io.sagadesk.embeddedmongo.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.bson.CompoundKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view of the server library on an index: its name and keys only, because
 * {@link io.sagadesk.embeddedmongo.backend.StoredCollection} finds and changes documents by their bytes.
 */
public final class StoredIndex extends Index<Integer> {

    private static final String ID_INDEX = "_id_";

    private final boolean unique;
    public final IndexEntries entries;

    public StoredIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.unique = unique;
        this.entries = new IndexEntries(
                new CompoundKey(keys.stream()
                        .map(key -> new CompoundKey.Part(key.getKey(), key.isAscending()))
                        .toList()),
                unique,
                sparse);
    }

    public boolean isOnId() {
        return getName().equals(ID_INDEX);
    }

    public boolean describesTheSameAs(StoredIndex other) {
        return unique == other.unique && toIndexDescription().equals(other.toIndexDescription());
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return entries.size();
    }

    @Override
    public @Nullable Integer getPosition(Document document) {
        if (!isOnId()) {
            return null;
        }
        int position = entries.positionOf(BsonBytes.encode(new Document("_id", document.get("_id"))));
        return position < 0 ? null : position;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {}

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {}

    @Override
    public @Nullable Integer remove(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Integer position, MongoCollection<Integer> collection) {}

    @Override
    public void drop() {}
}
