package io.sagadesk.store.keys.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.sagadesk.store.engine.database.StoreUnreadableException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.KeysUnreachableException;
import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.MasterKeyCheck;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import io.sagadesk.store.mongo.MongoDatabases;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The collections of the key store, and the checks before they are used. A write is on the disks of a majority when it is
 * acknowledged, and a read sees only such writes, so nobody uses a key that a loss of the primary could take back.
 */
final class KeyCollections implements AutoCloseable {

    static final String ID = "_id";

    /** The only document of {@link #store()}: there is a key store if it exists. */
    private static final String STORE = "keys";

    private static final String FORMAT = "format";
    private static final String MASTER_KEY = "masterKey";
    static final String STEPS = "steps";

    private static final int VERSION = 1;
    private static final int SECONDS_TO_ACKNOWLEDGE = 3; // without a majority nobody waits longer

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(SECONDS_TO_ACKNOWLEDGE, TimeUnit.SECONDS);

    private final MongoDatabases mongo;
    private final MongoDatabase database;

    private KeyCollections(MongoDatabases mongo) {
        this.mongo = mongo;
        this.database = mongo.database()
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(DURABLE);
    }

    /**
     * Connects to the database.
     *
     * @param setting the environment variable that gives the address, for messages
     * @throws StoreUnusableException if no MongoDB answers there
     */
    static KeyCollections at(String setting, String uri) {
        return new KeyCollections(MongoDatabases.connect(setting, uri, MongoCustomerKeys.DATABASE));
    }

    /** What people call the key store. */
    String place() {
        return "the key store in " + mongo.place();
    }

    /**
     * The keys: a customer's id, the {@code commitment} and the {@code wrapped} key, when they were made and by whom, and whether the
     * customer is {@code forgotten}.
     */
    MongoCollection<Document> keys() {
        return database.getCollection("customerKeys");
    }

    /** The instances that may have keys in memory. */
    MongoCollection<Document> instances() {
        return database.getCollection("keyInstances");
    }

    /** The destructions of keys that are under way. */
    MongoCollection<Document> destructions() {
        return database.getCollection("keyDestructions");
    }

    private MongoCollection<Document> store() {
        return database.getCollection("keyStore");
    }

    /** Creates the key store if there is none, and checks it otherwise. What is refused is left as it was. */
    MasterKey open(MasterKeySource source, BooleanSupplier logHasEvents) {
        return use(() -> {
            if (isAbsent()) create(source, logHasEvents);
            return opened(source);
        });
    }

    MasterKey openExisting(MasterKeySource source) {
        return use(() -> {
            if (isAbsent()) throw new StoreUnusableException("There is no key store in " + mongo.place());
            return opened(source);
        });
    }

    /** Keys without the document are those of a store that was tampered with. */
    private boolean isAbsent() {
        return find() == null && keys().find().first() == null;
    }

    private @Nullable Document find() {
        return store().find(eq(ID, STORE)).first();
    }

    private void create(MasterKeySource source, BooleanSupplier logHasEvents) {
        if (logHasEvents.getAsBoolean()) {
            throw new StoreUnusableException("There is a log with events, but no key store in " + mongo.place()
                    + ": put back the backup of both, or correct the address");
        }
        var master = source.findOrCreate();
        try {
            keys().createIndex(
                            Indexes.ascending(KeyDocument.COMMITMENT),
                            new IndexOptions().unique(true).sparse(true));
            store().insertOne(new Document(ID, STORE)
                    .append(FORMAT, VERSION)
                    .append(MASTER_KEY, new Binary(master.commitment()))
                    .append(STEPS, Arrays.stream(Step.values()).map(Step::name).toList()));
        } catch (MongoWriteException e) {
            if (!isDuplicate(e)) throw e; // else another instance creates it, too
        } finally {
            master.erase();
        }
    }

    static boolean isDuplicate(MongoWriteException failure) {
        return failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private MasterKey opened(MasterKeySource source) {
        var stored = find();
        var format = stored == null ? VERSION : stored.getInteger(FORMAT, 0);
        if (format != VERSION) {
            throw new StoreUnusableException(
                    mongo.place() + " has format " + format + ", and this program knows formats" + " up to " + VERSION
                            + ": use the newer program that wrote it. It was left as it is");
        }
        var known = stored == null ? null : stored.get(MASTER_KEY, Binary.class);
        return MasterKeyCheck.matching(known == null ? null : known.getData(), source, place());
    }

    boolean isDone(Step step) {
        return use(() -> {
            var stored = find();
            return stored != null && stored.getList(STEPS, String.class).contains(step.name());
        });
    }

    void noteDone(Step step) {
        use(() -> store().updateOne(eq(ID, STORE), new Document("$addToSet", new Document(STEPS, step.name()))));
    }

    /**
     * Does work with the collections.
     *
     * @throws KeysUnreachableException if MongoDB, or a majority of it, is out of reach
     * @throws StoreUnreadableException if the work fails for another reason
     */
    <T extends @Nullable Object> T use(Supplier<T> work) {
        try {
            mongo.requireReachable();
            return work.get();
        } catch (MongoException e) {
            if (isRefusal(e)) throw new StoreUnreadableException(place() + " could not be used: " + e.getMessage(), e);
            var unreachable = new KeysUnreachableException();
            unreachable.initCause(e);
            throw unreachable;
        }
    }

    /** A server that answered with an error was there. Missing acknowledgements of a majority are an outage. */
    private static boolean isRefusal(MongoException failure) {
        return failure instanceof MongoCommandException
                || failure instanceof MongoWriteException
                || (failure instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty());
    }

    @Override
    public void close() {
        mongo.close();
    }
}
