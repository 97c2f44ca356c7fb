package io.sagadesk.store.keys.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.KeyInsertions;
import io.sagadesk.store.keys.storage.KeyInsertions.NewKey;
import io.sagadesk.store.keys.storage.KeyStorage;
import io.sagadesk.store.keys.storage.StoredKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encrypted keys in {@link KeyCollections}. */
final class MongoKeyStorage implements KeyStorage {

    private static final Logger LOG = LoggerFactory.getLogger(MongoKeyStorage.class);
    private static final int DOCUMENTS_AT_ONCE = 5_000;

    private final KeyCollections collections;
    private final @Nullable ForgettingPoll poll;
    private final KeyInsertions insertions = new KeyInsertions(this::insertAll);

    /** @param poll null for a reader, whose cached keys nobody waits for */
    MongoKeyStorage(KeyCollections collections, @Nullable ForgettingPoll poll) {
        this.collections = collections;
        this.poll = poll;
    }

    @Override
    public String place() {
        return collections.place();
    }

    @Override
    public void requireCurrentCache() {
        if (poll != null) poll.lease().require();
    }

    /** A young key of another instance is used only when it is on the disk: a standalone server shows writes before. */
    @Override
    public @Nullable StoredKey find(CustomerId customer) {
        var stored = first(eq(KeyCollections.ID, customer.value()));
        if (stored == null) return null;
        if (poll == null || !KeyDocument.isYoungKeyOfAnother(stored, poll.instance())) return KeyDocument.key(stored);
        return secured(customer, poll.instance());
    }

    @Override
    public @Nullable StoredKey find(KeyCommitment commitment) {
        var stored = first(eq(KeyDocument.COMMITMENT, new Binary(commitment.bytes())));
        return stored == null ? null : KeyDocument.key(stored);
    }

    private @Nullable Document first(Bson filter) {
        return collections.use(() -> collections.keys().find(filter).first());
    }

    /** Writes behind the write that made the key. When this one is acknowledged, both are on the disks of a majority. */
    private StoredKey secured(CustomerId customer, String instance) {
        var stored = collections.use(() -> collections
                .keys()
                .findOneAndUpdate(
                        eq(KeyCollections.ID, customer.value()),
                        Updates.set(KeyDocument.SECURED_BY, instance),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
        if (stored == null) throw new IllegalStateException("The key of the " + customer + " was removed by hand");
        return KeyDocument.key(stored);
    }

    @Override
    public StoredKey insert(CustomerKey key, byte[] wrapped) {
        requireWriting();
        return insertions.insert(key, wrapped);
    }

    private Map<CustomerId, StoredKey> insertAll(List<NewKey> group) {
        var instance = requireWriting().instance();
        var documents = group.stream().map(key -> KeyDocument.of(key, instance)).toList();
        var stored = new HashMap<CustomerId, StoredKey>();
        documents.stream().map(KeyDocument::key).forEach(key -> stored.put(key.customer(), key));
        for (var index : collections.use(() -> insertUnordered(documents))) {
            var customer = group.get(index).customer(); // another instance was first, or the customer is forgotten
            stored.put(customer, secured(customer, instance));
        }
        return stored;
    }

    /** Returns the indexes of those whose customers have a document already. */
    private List<Integer> insertUnordered(List<Document> documents) {
        try {
            collections.keys().insertMany(documents, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            var areDuplicates =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!areDuplicates || e.getWriteConcernError() != null) throw e;
            return e.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
        }
    }

    @Override
    public void destroy(CustomerId customer, KeyCache cache) {
        requireWriting();
        new FencedDestruction(collections, customer).run(cache);
    }

    private ForgettingPoll requireWriting() {
        if (poll != null) return poll;
        throw new IllegalStateException(place() + " is open for reading only: no key can be made or destroyed");
    }

    @Override
    public boolean isDone(Step step) {
        return collections.isDone(step);
    }

    @Override
    public void noteDone(Step step) {
        requireWriting();
        collections.noteDone(step);
    }

    @Override
    public void forEach(RowVisitor visitor) {
        collections.use(() -> {
            for (var stored : collections.keys().find().batchSize(DOCUMENTS_AT_ONCE)) {
                visitor.row(
                        String.valueOf(stored.get(KeyCollections.ID)),
                        KeyDocument.bytes(stored, KeyDocument.WRAPPED),
                        KeyDocument.isForgotten(stored));
            }
            return place();
        });
    }

    @Override
    public void close() {
        insertions.close();
        if (poll != null) {
            poll.close();
            unregister(poll);
        }
        collections.close();
    }

    /** Without this, whoever destroys a key next waits in vain. */
    private void unregister(ForgettingPoll closed) {
        try {
            closed.unregister();
        } catch (RuntimeException unreachable) {
            LOG.debug("This instance stays registered with the key store", unreachable);
        }
    }
}
