package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.file.DocumentFile;
import io.sagadesk.embeddedmongo.file.DocumentTables;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import io.sagadesk.embeddedmongo.index.StoredIndex;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A collection, whose documents are bytes in the file. It decodes copies of them for the server library, which evaluates
 * filters, update operators and pipelines. Every change goes through {@link #insert}, {@link #replace} or {@link #delete},
 * which maintain the indexes.
 */
final class StoredCollection extends AbstractMongoCollection<Long> {

    final DocumentFile file;
    final long number;
    private final String fullName;
    private final List<StoredIndex> stored = new CopyOnWriteArrayList<>();
    private long last;

    StoredCollection(
            DocumentFile file, MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.file = file;
        this.fullName = database.getDatabaseName() + "." + name;
        this.number = file.writer().tree(fullName, null).number();
        this.last = file.writer().lastPosition(number);
    }

    /** Stores a new document; adds an {@code _id} if it has none. */
    void insert(byte[] given) {
        byte[] document = withId(given);
        refuseDuplicates(others(), document, -1);
        StoredIndex ids = stored.get(0);
        if (!ids.addIfFree(document, last + 1)) throw duplicate(ids);
        file.writer().put(++last, document);
        for (StoredIndex index : others()) index.add(document, last);
    }

    /** Replaces the document at the position by one with the same {@code _id}. */
    void replace(long position, byte[] before, byte[] document) {
        refuseDuplicates(others(), document, position);
        for (StoredIndex index : others()) index.replace(before, document, position);
        file.writer().put(position, document);
    }

    private void delete(byte[] document) {
        long position = positionOfSameId(document);
        for (StoredIndex index : stored) index.remove(document, position);
        file.writer().delete(position);
    }

    /** Returns the position of the document with the same {@code _id}, or -1. */
    long positionOfSameId(byte[] document) {
        return stored.get(0).positionOf(document);
    }

    byte[] stored(long position) {
        return Objects.requireNonNull(file.read(tables -> tables.document(position)));
    }

    /** Returns the indexes, the index on {@code _id} first. */
    List<StoredIndex> storedIndexes() {
        return stored;
    }

    boolean matches(byte[] document, Document filter) {
        return documentMatchesQuery(BsonBytes.decode(document), filter);
    }

    private static byte[] withId(byte[] document) {
        int id = BsonBytes.find(document, 0, BsonBytes.ID);
        if (id < 0) {
            byte[] made = BsonBytes.encode(new Document("_id", new ObjectId()));
            return BsonBytes.withElement(made, BsonBytes.firstElement(0), document);
        }
        if (document[id] == BsonConstants.TYPE_ARRAY) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        return document;
    }

    private void refuseDuplicates(List<StoredIndex> indexes, byte[] document, long position) {
        for (StoredIndex index : indexes) {
            if (!index.accepts(document, position)) throw duplicate(index);
        }
    }

    private DuplicateKeyError duplicate(StoredIndex index) {
        return new DuplicateKeyError(this, index.getName() + " dup key: " + index.getKeys());
    }

    private List<StoredIndex> others() {
        return stored.subList(1, stored.size());
    }

    @Override
    public String getFullName() {
        return fullName;
    }

    @Override
    public void addIndex(Index<Long> added) {
        StoredIndex index = (StoredIndex) added;
        for (StoredIndex existing : stored) {
            if (existing.getName().equals(index.getName())) {
                if (!existing.describesTheSameAs(index)) throw new IndexKeySpecsConflictException(index, existing);
                return;
            }
        }
        if (index.isNew()) {
            build(index);
            file.commit(); // before a reader uses the index
        }
        super.addIndex(index);
        stored.add(index);
    }

    private void build(StoredIndex index) {
        file.writer().scan(number, DocumentTables.start(number) - 1, (key, position, document) -> {
            if (!index.accepts(document, -1)) {
                index.drop();
                throw new IndexBuildFailedException(duplicate(index), this);
            }
            index.add(document, position);
            return true;
        });
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        stored.removeIf(index -> index.getName().equals(name));
    }

    @Override
    public void drop() {
        super.drop();
        file.drop(number);
    }

    @Override
    public void addDocument(Document document) {
        if (!document.containsKey("_id")) document.put("_id", new ObjectId());
        insert(BsonBytes.encode(document));
    }

    @Override
    protected void handleUpdate(Long position, Document before, Document after) {
        replace(position, stored(position), BsonBytes.encode(after));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        int deleted = 0;
        for (var found = new CollectionSearch(this, new QuerySpec(selector, List.of(), 0, limit)); found.hasNext(); ) {
            delete(found.next());
            deleted++;
        }
        return deleted;
    }

    @Override
    public void removeDocument(Document document) {
        deleteDocuments(new Document("_id", document.get("_id")), 1, NoopOplog.get());
    }

    @Override
    protected void removeDocument(Long position) {
        delete(stored(position));
    }

    /** A command that writes gets all documents at once, because it may move those to come by what it changes. */
    @Override
    @SuppressWarnings("StreamToIterable") // the library iterates once
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        var decoded = new CollectionSearch(this, new QuerySpec(query, orderBy, skip, limit)).decoded();
        return new QueryResult(file.isWriting() ? decoded.toList() : decoded::iterator);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** Returns the document with only the projected fields. */
    Document project(Document whole, Document projection) {
        return matchDocumentsFromStream(new Document(), Stream.of(whole), 0, 0, 0, null, projection)
                .collectDocuments()
                .get(0);
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Document getDocument(Long position) {
        return BsonBytes.decode(stored(position));
    }

    /** The server library would fill a new index with them, which is filled already. */
    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return Stream.empty();
    }

    @Override
    public int count() {
        return (int) Math.min(Integer.MAX_VALUE, stored.get(0).getCount());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {}

    @Override
    protected int getDataSize() {
        return 0; // not counted
    }
}
