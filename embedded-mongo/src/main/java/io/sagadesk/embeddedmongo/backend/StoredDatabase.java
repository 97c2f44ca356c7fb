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
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.index.StoredIndex;
import io.sagadesk.embeddedmongo.journal.CollectionImage;
import io.sagadesk.embeddedmongo.journal.JournalFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A database: its collections, and the commands that the server library would execute slowly or incorrectly. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Integer> {

    private static final Set<String> UNSUPPORTED =
            Set.of("partialFilterExpression", "expireAfterSeconds", "collation", "weights", "wildcardProjection");

    private final StoredBackend backend;
    private final Map<String, StoredCollection> stored = new TreeMap<>();
    private boolean dropping;

    StoredDatabase(StoredBackend backend, String name, CursorRegistry cursors) {
        super(name, cursors);
        this.backend = backend;
        initializeNamespacesAndIndexes();
    }

    @Nullable StoredCollection find(String collection) {
        return (StoredCollection) resolveCollection(collection, false);
    }

    StoredCollection findOrCreate(String collection) {
        return (StoredCollection) resolveOrCreateCollection(collection);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> new FindCommand(backend, this, query).answer();
            case "insert" -> new WriteCommand(this, command, query).insert();
            case "update" ->
                new WriteCommand(this, command, query)
                        .update(single -> super.handleCommand(channel, command, single, databases, oplog));
            case "aggregate" -> aggregate(channel, command, query, databases, oplog);
            case "dropindexes" -> dropIndexes(command, query, databases, oplog, channel);
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    private Document aggregate(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        StoredCollection collection = query.get(command) instanceof String name ? find(name) : null;
        return collection == null || KnownCommands.changes("aggregate", query)
                ? super.handleCommand(channel, command, query, databases, oplog)
                : new AggregateCommand(backend, this, collection, query).answer(databases, oplog);
    }

    /** Drops each index by its keys, because the library drops by name in other collections, too. */
    private Document dropIndexes(
            String command, Document query, DatabaseResolver databases, Oplog oplog, Channel channel) {
        String name = KnownCommands.required(query, command, String.class);
        StoredCollection collection = find(name);
        Document answer = new Document("ok", 1.0);
        if (collection == null || query.get("index") instanceof Document) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        for (StoredIndex index : List.copyOf(collection.storedIndexes())) {
            boolean isRequested =
                    "*".equals(query.get("index")) || index.getName().equals(query.get("index"));
            if (isRequested && !index.isOnId()) {
                Object keys = index.toIndexDescription().get("key");
                Document drop = new Document("dropIndexes", name).append("index", keys);
                answer = super.handleCommand(channel, "dropIndexes", drop, databases, oplog);
            }
        }
        return answer;
    }

    @Override
    protected MongoCollection<Integer> openOrCreateCollection(String name, CollectionOptions options) {
        if (name.startsWith("system.")) {
            return new MemoryCollection(this, name, options, cursorRegistry); // the catalogue; rebuilt on each start
        }
        StoredCollection created = new StoredCollection(backend, this, name, options, cursorRegistry);
        stored.put(name, created);
        backend.note(JournalFrame.CREATE, created.getFullName(), "");
        return created;
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        dropping = true;
        try {
            super.dropCollection(name, oplog);
        } finally {
            dropping = false;
        }
        if (stored.remove(name) != null) {
            backend.note(JournalFrame.DROP, getFullCollectionNamespace(name), "");
        }
    }

    @Override
    protected synchronized void addIndex(Document description) {
        refuseUnsupported(description);
        String namespace = KnownCommands.required(description, "ns", String.class);
        StoredCollection collection =
                findOrCreate(namespace.substring(getDatabaseName().length() + 1));
        int before = collection.getNumIndexes();
        super.addIndex(description);
        if (collection.getNumIndexes() > before
                && !isPrimaryKeyIndex(KnownCommands.required(description, "key", Document.class))) {
            backend.note(JournalFrame.INDEX, namespace, BsonBytes.encode(description));
        }
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

    void restoreIndex(Document description) {
        addIndex(description);
    }

    void restoreDroppedIndex(StoredCollection collection, String name) {
        collection.dropIndex(name);
        getOrCreateIndexesCollection()
                .deleteDocuments(new Document("ns", collection.getFullName()).append("name", name), 1);
    }

    @Override
    protected void dropIndex(MongoCollection<Integer> collection, String name) {
        super.dropIndex(collection, name);
        if (!dropping) {
            backend.note(JournalFrame.DROP_INDEX, collection.getFullName(), name);
        }
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new StoredIndex(name, keys, true, sparse);
    }

    @Override
    protected Index<Integer> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new StoredIndex(name, keys, false, sparse);
    }

    List<CollectionImage> images() {
        List<CollectionImage> images = new ArrayList<>();
        stored.forEach((name, collection) -> images.add(new CollectionImage(
                collection.getFullName(),
                collection.storedIndexes().stream()
                        .filter(index -> !index.isOnId())
                        .map(index -> index.toIndexDescription().append("ns", collection.getFullName()))
                        .map(BsonBytes::encode)
                        .toList(),
                collection.documents().image())));
        return images;
    }

    @Override
    protected long getStorageSize() {
        return stored.values().stream()
                .mapToLong(each -> each.documents().bytes())
                .sum();
    }

    @Override
    protected long getFileSize() {
        return 0;
    }
}
