package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.sagadesk.embeddedmongo.bson.BsonBytes;
import io.sagadesk.embeddedmongo.journal.DocumentDirectoryException;
import io.sagadesk.embeddedmongo.journal.JournalFrame;
import io.sagadesk.embeddedmongo.journal.JournalReader;
import org.jspecify.annotations.Nullable;

/** Applies the entries of the journal to an empty backend. */
public final class JournalRecovery implements JournalReader.RestoredEntries {

    private final StoredBackend backend;
    private @Nullable StoredCollection last;

    public JournalRecovery(StoredBackend backend) {
        this.backend = backend;
    }

    @Override
    public void name(byte kind, String collection, String name) {
        switch (kind) {
            case JournalFrame.CREATE -> collection(collection);
            case JournalFrame.DROP -> drop(collection);
            default -> database(collection).restoreDroppedIndex(collection(collection), name);
        }
    }

    @Override
    public void document(byte kind, String collection, byte[] document) {
        switch (kind) {
            case JournalFrame.PUT -> put(collection(collection), document);
            case JournalFrame.DELETE -> delete(collection(collection), document);
            case JournalFrame.INDEX -> database(collection).restoreIndex(BsonBytes.decode(document));
            default ->
                throw new DocumentDirectoryException(
                        "The journal of the document store holds an entry of the unknown kind " + kind
                                + ": it was written by a newer version of this program. Start that version");
        }
    }

    private static void put(StoredCollection collection, byte[] document) {
        int position = collection.positionOfSameId(document);
        if (position < 0) {
            collection.insertAbsent(document);
        } else {
            collection.replace(position, document);
        }
    }

    private static void delete(StoredCollection collection, byte[] id) {
        int position = collection.positionOfSameId(id);
        if (position >= 0) {
            collection.delete(position);
        }
    }

    private void drop(String collection) {
        database(collection).dropCollection(Utils.getCollectionNameFromFullName(collection), NoopOplog.get());
        last = null;
    }

    private StoredCollection collection(String collection) {
        if (last == null || !last.getFullName().equals(collection)) {
            last = database(collection).findOrCreate(Utils.getCollectionNameFromFullName(collection));
        }
        return last;
    }

    private StoredDatabase database(String collection) {
        return backend.database(Utils.getDatabaseNameFromFullName(collection));
    }
}
