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

/** The documents of one model of one version: a collection called {@code rfm_v7}. */
public final class MongoDocuments<D> implements ModelDocuments<D> {

    private static final int AT_ONCE = 1_000;
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<StoredDocument<D>> collection;

    public MongoDocuments(MongoDatabase database, ModelSpec<D> spec, int version) {
        this.collection = collection(database, spec, version);
    }

    /** The collection of a version of a model, to be read as documents. */
    public static <D> MongoCollection<StoredDocument<D>> collection(
            MongoDatabase database, ModelSpec<D> spec, int version) {
        var codec = new StoredCodec<>(spec.type());
        return database.getCollection(spec.name() + "_v" + version, codec.getEncoderClass())
                .withCodecRegistry(codec.registry());
    }

    /** Makes the collection's indexes; those that exist are left as they are. */
    public void prepare(ModelSpec<D> spec) {
        spec.indexes().forEach(fields -> collection.createIndex(Indexes.ascending(fields)));
    }

    @Override
    public Map<String, StoredDocument<D>> read(Collection<String> ids) {
        var found = new HashMap<String, StoredDocument<D>>();
        for (var some : chunks(List.copyOf(ids))) {
            collection.find(Filters.in("_id", some)).forEach(stored -> found.put(stored.id(), stored));
        }
        return found;
    }

    @Override
    public void write(List<StoredDocument<D>> changed) {
        for (var some : chunks(changed)) {
            collection.bulkWrite(some.stream().map(MongoDocuments::replacing).toList(), IN_ANY_ORDER);
        }
    }

    /** Writes documents of which none is there yet, which costs the server less. */
    public void insert(List<StoredDocument<D>> fresh) {
        for (var some : chunks(fresh)) {
            collection.insertMany(some, new InsertManyOptions().ordered(false));
        }
    }

    private static <D> ReplaceOneModel<StoredDocument<D>> replacing(StoredDocument<D> stored) {
        return new ReplaceOneModel<>(Filters.eq("_id", stored.id()), stored, OR_INSERT);
    }

    private static <T> List<List<T>> chunks(List<T> items) {
        var count = (items.size() + AT_ONCE - 1) / AT_ONCE;
        return IntStream.range(0, count)
                .mapToObj(n -> items.subList(n * AT_ONCE, Math.min(items.size(), (n + 1) * AT_ONCE)))
                .toList();
    }
}
