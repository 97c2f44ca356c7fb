package io.sagadesk.store.mongo.former;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.sagadesk.store.mongo.former.FormerJournal.Entries;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Writes the entries of journals to a database, documents in batches. */
final class CarriedDocuments implements Entries, AutoCloseable {

    private static final int BATCH = 1_000;
    private static final int BATCH_BYTES = 16 << 20;
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoClient client;
    private final List<WriteModel<RawBsonDocument>> batch = new ArrayList<>();
    private String ofBatch = "";
    private long bytes;

    CarriedDocuments(MongoClient client) {
        this.client = client;
    }

    @Override
    public void create(String collection) {
        flush();
        if (!database(collection).listCollectionNames().into(new ArrayList<>()).contains(name(collection))) {
            database(collection).createCollection(name(collection));
        }
    }

    @Override
    public void drop(String collection) {
        flush();
        database(collection).getCollection(name(collection)).drop();
    }

    @Override
    public void index(String collection, byte[] description) {
        flush();
        var index = new Document(new RawBsonDocument(description));
        index.remove("ns");
        database(collection)
                .runCommand(new Document("createIndexes", name(collection)).append("indexes", List.of(index)));
    }

    @Override
    public void dropIndex(String collection, String name) {
        flush();
        database(collection).getCollection(name(collection)).dropIndex(name);
    }

    @Override
    public void put(String collection, byte[] document) {
        var stored = new RawBsonDocument(document);
        add(
                collection,
                new ReplaceOneModel<>(Filters.eq("_id", stored.get("_id")), stored, OR_INSERT),
                document.length);
    }

    @Override
    public void delete(String collection, byte[] id) {
        add(collection, new DeleteOneModel<>(new RawBsonDocument(id)), id.length);
    }

    private void add(String collection, WriteModel<RawBsonDocument> change, int length) {
        if (!collection.equals(ofBatch) || batch.size() == BATCH || bytes > BATCH_BYTES) flush();
        ofBatch = collection;
        batch.add(change);
        bytes += length;
    }

    private void flush() {
        if (!batch.isEmpty()) collection(ofBatch).bulkWrite(batch);
        batch.clear();
        bytes = 0;
    }

    private MongoCollection<RawBsonDocument> collection(String fullName) {
        return database(fullName)
                .getCollection(name(fullName), RawBsonDocument.class)
                .withWriteConcern(WriteConcern.ACKNOWLEDGED.withJournal(false)); // the end is synced
    }

    private MongoDatabase database(String fullName) {
        return client.getDatabase(new MongoNamespace(fullName).getDatabaseName());
    }

    private static String name(String fullName) {
        return new MongoNamespace(fullName).getCollectionName();
    }

    @Override
    public void close() {
        flush();
    }
}
