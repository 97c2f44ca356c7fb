package io.sagadesk.server.log.index;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.sagadesk.server.log.index.IndexChange.Added;
import io.sagadesk.server.log.index.IndexChange.Removed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The stored entries of an index: one document each. */
final class LogIndexEntries {

    private static final Document MARKER = new Document("_id", "indexed"); // no key of an index has this form
    private static final String ID = "_id";
    private static final String KEY = "key";
    private static final String GROUP = "group";

    private final MongoCollection<Document> collection;
    private final String owner;

    /** @param owner the field with the owner's id, such as {@code couponId} */
    LogIndexEntries(MongoCollection<Document> collection, String owner) {
        this.collection = collection;
        this.owner = owner;
    }

    /** Returns whether the index was begun and not deleted since. */
    boolean isBegun() {
        return collection.find(MARKER).first() != null;
    }

    /** Deletes all entries, so that the index can be built from the first event on. */
    void begin() {
        collection.deleteMany(Filters.empty());
        collection.insertOne(new Document(MARKER));
    }

    List<IndexEntry> find(String key) {
        var first = key + "/";
        var beyond = key + "0"; // the character after the slash, and no id contains a slash
        var many = Filters.and(Filters.gte(ID, first), Filters.lt(ID, beyond));
        return entries(Filters.or(Filters.eq(ID, key), many));
    }

    List<IndexEntry> ofOwner(String id) {
        return entries(Filters.eq(owner, id));
    }

    Set<String> owners() {
        return collection
                .find(Filters.exists(owner))
                .map(entry -> entry.getString(owner))
                .into(new HashSet<>());
    }

    void write(List<IndexChange> changes) {
        if (!changes.isEmpty())
            collection.bulkWrite(changes.stream().map(this::write).toList());
    }

    private List<IndexEntry> entries(Bson filter) {
        return collection.find(filter).map(this::entry).into(new ArrayList<>());
    }

    private IndexEntry entry(Document stored) {
        return new IndexEntry(stored.get(KEY, stored.getString(ID)), stored.getString(owner), stored.get(GROUP, ""));
    }

    private WriteModel<Document> write(IndexChange change) {
        if (change instanceof Removed removed) return new DeleteManyModel<>(filter(removed));
        var document = document(((Added) change).entry());
        return new ReplaceOneModel<>(
                Filters.eq(ID, document.getString(ID)), document, new ReplaceOptions().upsert(true));
    }

    private Document document(IndexEntry entry) {
        var document = new Document(ID, entry.id()).append(owner, entry.owner());
        return entry.group().isEmpty()
                ? document
                : document.append(KEY, entry.key()).append(GROUP, entry.group());
    }

    private Bson filter(Removed removed) {
        var filters = new ArrayList<Bson>(List.of(Filters.eq(owner, removed.owner())));
        if (removed.group() != null) filters.add(Filters.eq(GROUP, removed.group()));
        if (removed.key() != null) filters.add(Filters.eq(KEY, removed.key()));
        return Filters.and(filters);
    }
}
