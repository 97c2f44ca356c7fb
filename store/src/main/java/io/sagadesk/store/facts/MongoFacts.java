package io.sagadesk.store.facts;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Facts in the collection {@code facts} of a MongoDB that all instances share. A write is acknowledged by a majority, on its disks. */
public final class MongoFacts implements FactStore {

    private static final char BETWEEN = '\u001f'; // less than every character of a name
    private static final String JSON = "json";
    private static final String VERSION = "version";

    private final MongoCollection<Document> facts;

    public MongoFacts(MongoDatabase database) {
        facts = database.getCollection("facts").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public Optional<Fact> find(String collection, String key) {
        return Optional.ofNullable(
                        facts.find(Filters.eq("_id", id(collection, key))).first())
                .map(document -> fact(collection, document));
    }

    @Override
    public List<Fact> list(String collection, String prefix, String after, int limit) {
        var found = facts.find(Filters.and(
                        Filters.gte("_id", id(collection, prefix)),
                        Filters.lt("_id", id(collection, prefix + FactKeys.LAST)),
                        Filters.gt("_id", id(collection, after))))
                .sort(Sorts.ascending("_id"))
                .limit(limit);
        var list = new ArrayList<Fact>();
        for (var document : found) list.add(fact(collection, document));
        return list;
    }

    @Override
    public boolean put(String collection, String key, String json, long expected) {
        FactKeys.require(collection, key, json);
        var document =
                new Document("_id", id(collection, key)).append(JSON, json).append(VERSION, expected + 1);
        if (expected == ABSENT) return insert(document);
        return facts.replaceOne(version(collection, key, expected), document).getModifiedCount() == 1;
    }

    private boolean insert(Document document) {
        try {
            facts.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
            throw e;
        }
    }

    @Override
    public boolean delete(String collection, String key, long expected) {
        return facts.deleteOne(version(collection, key, expected)).getDeletedCount() == 1;
    }

    /** The client belongs to others. */
    @Override
    public void close() {}

    private static Bson version(String collection, String key, long expected) {
        return Filters.and(Filters.eq("_id", id(collection, key)), Filters.eq(VERSION, expected));
    }

    private static String id(String collection, String key) {
        return collection + BETWEEN + key;
    }

    private static Fact fact(String collection, Document document) {
        var key = document.getString("_id").substring(collection.length() + 1);
        return new Fact(key, document.getString(JSON), document.getLong(VERSION));
    }
}
