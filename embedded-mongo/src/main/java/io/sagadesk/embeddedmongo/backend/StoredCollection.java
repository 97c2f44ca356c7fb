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
import de.bwaldvogel.mongo.wire.BsonConstants;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.index.QuerySpec;
import io.sagadesk.embeddedmongo.index.StoredIndex;
import io.sagadesk.embeddedmongo.journal.JournalFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A collection that keeps its documents as bytes, and decodes copies of them for the server library, which evaluates
 * filters, update operators and pipelines. Every change goes through {@link #insert}, {@link #replace} or {@link #delete},
 * which maintain the indexes and write to the journal.
 */
final class StoredCollection extends AbstractMongoCollection<Integer> {

    private final StoredBackend backend;
    private final String fullName;
    private final StoredDocuments documents = new StoredDocuments();
    private final List<StoredIndex> stored = new ArrayList<>();
    private int rearrangements;

    StoredCollection(
            StoredBackend backend,
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.backend = backend;
        this.fullName = database.getDatabaseName() + "." + name;
    }

    /** Stores a new document; adds an {@code _id} if it has none. */
    void insert(byte[] given) {
        byte[] document = withId(given);
        refuseDuplicates(stored, document, -1);
        add(document);
    }

    /** Stores a document whose {@code _id} is known to be unused. */
    void insertAbsent(byte[] document) {
        refuseDuplicates(stored.subList(1, stored.size()), document, -1);
        add(document);
    }

    private void add(byte[] document) {
        int position = documents.add(document);
        for (StoredIndex index : stored) {
            index.entries.add(document, position);
        }
        backend.note(JournalFrame.PUT, this, document);
    }

    /** Replaces the document at the position by one with the same {@code _id}. */
    void replace(int position, byte[] document) {
        byte[] before = stored(position);
        List<StoredIndex> others = stored.subList(1, stored.size());
        refuseDuplicates(others, document, position);
        for (StoredIndex index : others) {
            index.entries.replace(before, document, position);
        }
        documents.replace(position, before, document);
        backend.note(JournalFrame.PUT, this, document);
    }

    void delete(int position) {
        byte[] document = stored(position);
        for (StoredIndex index : stored) {
            index.entries.remove(document, position);
        }
        documents.remove(position, document);
        if (documents.isMostlyHoles()) {
            int[] moved = documents.closeHoles();
            stored.forEach(index -> index.entries.move(moved));
            rearrangements++;
        }
        backend.note(
                JournalFrame.DELETE, this, BsonBytes.documentOf(document, BsonBytes.find(document, 0, BsonBytes.ID)));
    }

    /** Returns the position of the document with the same {@code _id}, or -1. */
    int positionOfSameId(byte[] document) {
        return stored.get(0).entries.positionOf(document);
    }

    byte[] stored(int position) {
        return Objects.requireNonNull(documents.get(position));
    }

    /**
     * The number of rearrangements: moves of documents to other positions, and drops of an index. A search that sees a
     * change of this number must start again.
     */
    int rearrangements() {
        return rearrangements;
    }

    StoredDocuments documents() {
        return documents;
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

    private void refuseDuplicates(List<StoredIndex> indexes, byte[] document, int position) {
        for (StoredIndex index : indexes) {
            if (!index.entries.accepts(document, position)) {
                throw new DuplicateKeyError(this, index.getName() + " dup key: " + index.getKeys());
            }
        }
    }

    @Override
    public String getFullName() {
        return fullName;
    }

    @Override
    public void addIndex(Index<Integer> added) {
        StoredIndex index = (StoredIndex) added;
        for (StoredIndex existing : stored) {
            if (existing.getName().equals(index.getName())) {
                if (!existing.describesTheSameAs(index)) {
                    throw new IndexKeySpecsConflictException(index, existing);
                }
                return;
            }
        }
        build(index);
        super.addIndex(index);
        stored.add(index);
    }

    private void build(StoredIndex index) {
        for (int position = 0; position < documents.end(); position++) {
            byte[] document = documents.get(position);
            if (document != null) {
                if (!index.entries.accepts(document, -1)) {
                    throw new IndexBuildFailedException(
                            new DuplicateKeyError(this, index.getName() + " dup key: " + index.getKeys()), this);
                }
                index.entries.add(document, position);
            }
        }
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        stored.removeIf(index -> index.getName().equals(name));
        rearrangements++;
    }

    @Override
    public void addDocument(Document document) {
        if (!document.containsKey("_id")) {
            document.put("_id", new ObjectId());
        }
        insert(BsonBytes.encode(document));
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        replace(position, BsonBytes.encode(after));
    }

    @Override
    public void removeDocument(Document document) {
        int position = positionOfSameId(BsonBytes.encode(new Document("_id", document.get("_id"))));
        if (position >= 0) {
            delete(position);
        }
    }

    @Override
    protected void removeDocument(Integer position) {
        delete(position);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        var matching = backend.rows(this, new QuerySpec(query, orderBy, skip, limit));
        return new QueryResult(matching.documents());
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** Returns the documents with only the projected fields. */
    List<Document> project(Stream<Document> whole, Document projection) {
        return matchDocumentsFromStream(new Document(), whole, 0, 0, 0, null, projection)
                .collectDocuments();
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Document getDocument(Integer position) {
        return BsonBytes.decode(stored(position));
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return IntStream.range(0, documents.end())
                .filter(position -> documents.get(position) != null)
                .mapToObj(position -> new DocumentWithPosition<>(getDocument(position), position));
    }

    @Override
    public int count() {
        return documents.count();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {}

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, documents.bytes());
    }
}
