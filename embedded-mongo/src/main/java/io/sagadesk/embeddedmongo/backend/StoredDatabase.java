package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import io.sagadesk.embeddedmongo.file.DocumentFile;
import io.sagadesk.embeddedmongo.index.StoredIndex;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database: its collections, and the commands that the server library would execute slowly or incorrectly. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private static final Set<String> UNSUPPORTED =
            Set.of("partialFilterExpression", "expireAfterSeconds", "collation", "weights", "wildcardProjection");

    private final DocumentFile file;
    private final OpenCursors openCursors;

    StoredDatabase(DocumentFile file, OpenCursors openCursors, String name, CursorRegistry cursors) {
        super(name, cursors);
        this.file = file;
        this.openCursors = openCursors;
        initializeNamespacesAndIndexes();
    }

    /** Returns null also for a collection that another command is just creating or dropping. */
    @Nullable StoredCollection find(String collection) {
        StoredCollection found = (StoredCollection) resolveCollection(collection, false);
        return found == null || found.storedIndexes().isEmpty() ? null : found;
    }

    StoredCollection findOrCreate(String collection) {
        return (StoredCollection) resolveOrCreateCollection(collection);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        UnaryOperator<Document> library = each -> super.handleCommand(channel, command, each, databases, oplog);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> read(command, query, library, ReadCommand::find);
            case "aggregate" -> read(command, query, library, read -> read.aggregate(databases, oplog));
            case "insert" -> new WriteCommand(this, command, query).insert();
            case "update" -> new WriteCommand(this, command, query).update(library);
            case "dropindexes" -> dropIndexes(command, query, library);
            default -> library.apply(query);
        };
    }

    private Document read(
            String command, Document query, UnaryOperator<Document> library, Function<ReadCommand, Document> reading) {
        StoredCollection collection = query.get(command) instanceof String name ? find(name) : null;
        return collection == null || KnownCommands.changes(command.toLowerCase(Locale.ROOT), query)
                ? library.apply(query)
                : reading.apply(new ReadCommand(openCursors, this, collection, query));
    }

    /** The library would drop an index by its name in other collections, too. */
    private Document dropIndexes(String command, Document query, UnaryOperator<Document> library) {
        String name = KnownCommands.required(query, command, String.class);
        StoredCollection collection = find(name);
        Object requested = query.get("index");
        if (collection == null || requested instanceof Document) return library.apply(query);
        collection.storedIndexes().stream()
                .filter(index -> "*".equals(requested) || index.getName().equals(requested))
                .filter(index -> !index.isOnId())
                .forEach(index -> dropIndex(collection, index));
        return new Document("ok", 1.0);
    }

    private void dropIndex(StoredCollection collection, StoredIndex index) {
        dropIndex(collection, index.getName());
        Document described = new Document("ns", collection.getFullName()).append("name", index.getName());
        getOrCreateIndexesCollection().deleteDocuments(described, 1);
    }

    /** The catalogue in the form of the server library is rebuilt on each start; its positions are nobody else's. */
    @Override
    @SuppressWarnings("unchecked")
    protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
        return name.startsWith("system.")
                ? (MongoCollection<Long>) (MongoCollection<?>) new MemoryCollection(this, name, options, cursorRegistry)
                : new StoredCollection(file, this, name, options, cursorRegistry);
    }

    @Override
    protected synchronized void addIndex(Document description) {
        refuseUnsupported(description);
        super.addIndex(description);
    }

    /** Refuses index options that would be silently ignored. */
    private static void refuseUnsupported(Document description) {
        for (String option : UNSUPPORTED) {
            if (description.containsKey(option)) {
                throw new MongoServerException("The embedded MongoDB knows no index with " + option);
            }
        }
        for (Object direction :
                KnownCommands.required(description, "key", Document.class).values()) {
            if (!(direction instanceof Number)) {
                throw new MongoServerException("The embedded MongoDB knows no index of the kind " + direction);
            }
        }
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, true, sparse);
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, false, sparse);
    }

    private StoredIndex index(String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        return new StoredIndex(file, getFullCollectionNamespace(collection), name, keys, unique, sparse);
    }

    @Override
    protected long getStorageSize() {
        return file.size();
    }

    @Override
    protected long getFileSize() {
        return file.size();
    }
}
