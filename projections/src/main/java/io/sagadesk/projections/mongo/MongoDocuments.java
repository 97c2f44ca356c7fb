package io.sagadesk.projections.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The documents of one model in one version: a collection such as {@code rfm_v7}. */
public final class MongoDocuments<D> implements ModelDocuments<D> {

    private static final int BATCH = 1_000;
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<StoredDocument<D>> collection;

    public MongoDocuments(MongoDatabase database, ModelSpec<D> spec, int version) {
        this.collection = collection(database, spec, version);
    }

    /**
     * Returns the collection of a version of a model. A write is acknowledged before it is on the disk: the log gives it
     * again, from the token that is behind it.
     */
    public static <D> MongoCollection<StoredDocument<D>> collection(
            MongoDatabase database, ModelSpec<D> spec, int version) {
        var codec = new StoredCodec<>(spec.type());
        return database.getCollection(spec.name() + "_v" + version, codec.getEncoderClass())
                .withCodecRegistry(codec.registry())
                .withWriteConcern(database.getWriteConcern().withJournal(false));
    }

    /** Creates the collection's indexes; existing indexes are not changed. */
    public void prepare(ModelSpec<D> spec) {
        spec.indexes().forEach(fields -> collection.createIndex(Indexes.ascending(fields)));
    }

    @Override
    public Map<String, StoredDocument<D>> read(Collection<String> ids) {
        var found = new HashMap<String, StoredDocument<D>>();
        for (var chunk : chunks(List.copyOf(ids))) {
            collection.find(Filters.in("_id", chunk)).forEach(stored -> found.put(stored.id(), stored));
        }
        return found;
    }

    @Override
    public void write(List<StoredDocument<D>> changed) {
        for (var chunk : chunks(changed)) {
            collection.bulkWrite(chunk.stream().map(MongoDocuments::replacing).toList(), IN_ANY_ORDER);
        }
    }

    /** Inserts documents that do not exist yet, which is cheaper for the server than replacing. */
    public void insert(List<StoredDocument<D>> fresh) {
        for (var chunk : chunks(fresh)) {
            collection.insertMany(chunk, new InsertManyOptions().ordered(false));
        }
    }

    private static <D> ReplaceOneModel<StoredDocument<D>> replacing(StoredDocument<D> stored) {
        return new ReplaceOneModel<>(Filters.eq("_id", stored.id()), stored, OR_INSERT);
    }

    private static <T> List<List<T>> chunks(List<T> items) {
        var count = (items.size() + BATCH - 1) / BATCH;
        return IntStream.range(0, count)
                .mapToObj(n -> items.subList(n * BATCH, Math.min(items.size(), (n + 1) * BATCH)))
                .toList();
    }
}
