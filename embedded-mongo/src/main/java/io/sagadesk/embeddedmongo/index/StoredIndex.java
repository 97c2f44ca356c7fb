package io.sagadesk.embeddedmongo.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.bson.CompoundKey;
import io.sagadesk.embeddedmongo.file.DocumentFile;
import io.sagadesk.embeddedmongo.file.DocumentTables.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An index: the keys of documents in the file. The server library sees only its name and keys, because
 * {@link io.sagadesk.embeddedmongo.backend.StoredCollection} finds and changes documents by their bytes.
 */
public final class StoredIndex extends Index<Long> {

    public static final String ID_INDEX = "_id_";
    public static final String NAME_SEPARATOR = "/";

    private final DocumentFile file;
    final CompoundKey key;
    private final boolean unique;
    private final Tree tree;
    private volatile boolean multikey;

    /** Creates an index of the collection, or opens it if it is in the file. */
    public StoredIndex(
            DocumentFile file, String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.file = file;
        this.unique = unique;
        this.key = new CompoundKey(keys.stream()
                .map(part -> new CompoundKey.Part(part.getKey(), part.isAscending()))
                .toList());
        byte[] definition = BsonBytes.encode(toIndexDescription().append("ns", collection));
        this.tree = file.writer().tree(collection + NAME_SEPARATOR + name, definition);
        this.multikey = tree.multikey();
    }

    /** Whether a document has, or had, several keys, so that a scan may find the same document more than once. */
    public boolean isMultikey() {
        return multikey;
    }

    public long tree() {
        return tree.number();
    }

    /** Whether the index was not in the file, and has no entries yet. */
    public boolean isNew() {
        return tree.isNew();
    }

    public boolean isOnId() {
        return getName().equals(ID_INDEX);
    }

    public boolean describesTheSameAs(StoredIndex other) {
        return unique == other.unique && toIndexDescription().equals(other.toIndexDescription());
    }

    /** Returns the position of the document with the same key, or -1. */
    public long positionOf(byte[] document) {
        return positionOfKey(key.of(document).get(0));
    }

    private long positionOfKey(byte[] one) {
        return file.read(tables -> tables.positionOf(tree(), one));
    }

    /** Whether the keys of the document are free or its own; {@code position} is -1 for a new document. */
    public boolean accepts(byte[] document, long position) {
        if (!unique) return true;
        for (byte[] one : keysOf(document)) {
            long found = positionOfKey(one);
            if (found >= 0 && found != position) return false;
        }
        return true;
    }

    /** Adds a document to the index on {@code _id}, unless its key is taken. Returns whether it was added. */
    public boolean addIfFree(byte[] document, long position) {
        return file.writer().addEntryIfFree(tree(), key.of(document).get(0), position);
    }

    public void add(byte[] document, long position) {
        addAll(keysOf(document), position);
    }

    public void remove(byte[] document, long position) {
        keysOf(document).forEach(old -> file.writer().removeEntry(tree(), old, position));
    }

    /** Writes only the keys that differ. */
    public void replace(byte[] before, byte[] after, long position) {
        Set<byte[]> old = sorted(keysOf(before));
        Set<byte[]> now = sorted(keysOf(after));
        old.stream()
                .filter(one -> !now.contains(one))
                .forEach(one -> file.writer().removeEntry(tree(), one, position));
        addAll(now.stream().filter(one -> !old.contains(one)).toList(), position);
        markMultikey(now.size());
    }

    private static Set<byte[]> sorted(List<byte[]> keys) {
        Set<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
        sorted.addAll(keys);
        return sorted;
    }

    private List<byte[]> keysOf(byte[] document) {
        return isSparse() && !key.anyExists(document) ? List.of() : key.of(document);
    }

    private void addAll(List<byte[]> keys, long position) {
        markMultikey(keys.size());
        keys.forEach(each -> file.writer().addEntry(tree(), each, position));
    }

    private void markMultikey(int keys) {
        if (keys > 1 && !multikey) {
            file.writer().setMultikey(tree());
            multikey = true;
        }
    }

    @Override
    protected boolean isSparse() {
        return super.isSparse();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return file.read(tables -> tables.count(tree(), KeyRange.EVERYTHING.from(), KeyRange.EVERYTHING.to()));
    }

    @Override
    public long getDataSize() {
        return 0; // not counted
    }

    @Override
    public @Nullable Long getPosition(Document document) {
        if (!isOnId()) return null;
        long position = positionOf(BsonBytes.encode(new Document("_id", document.get("_id"))));
        return position < 0 ? null : position;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {}

    @Override
    public void add(Document document, Long position, MongoCollection<Long> collection) {}

    @Override
    public @Nullable Long remove(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Long position, MongoCollection<Long> collection) {}

    @Override
    public void drop() {
        file.drop(tree());
    }
}
