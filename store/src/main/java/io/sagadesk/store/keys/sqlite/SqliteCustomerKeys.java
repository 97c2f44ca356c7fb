package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CryptoPrimitives;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.keys.MasterKeySource;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The customers' keys in one SQLite file, {@code keys.db}, each wrapped by the master key. Many who ask for new keys at
 * once share one fsync. Keys used lately are kept in memory, so that a field costs no look-up in the file.
 *
 * <p>One process writes; others may open the file for reading meanwhile. Such a reader may go on reading with a key that
 * it used lately until it ends, even if the key is destroyed in between.
 */
public final class SqliteCustomerKeys implements CustomerKeys {

    /** The name of the file in the data directory. */
    public static final String FILE = "keys.db";

    private static final CustomerId NOBODY = new CustomerId("nobody");
    private static final int REMEMBERED = 20_000; // some 20 MB when twice as many are held

    private final KeyStoreFiles files;
    private final RecentKeyCache<CustomerId> byCustomer = new RecentKeyCache<>(REMEMBERED);
    private final RecentKeyCache<KeyCommitment> byCommitment = new RecentKeyCache<>(REMEMBERED);
    private final ConcurrentMap<CustomerId, CompletableFuture<CustomerKey>> underWay = new ConcurrentHashMap<>();
    private final ReadWriteLock forgetting = new ReentrantReadWriteLock(); // none is remembered while one is destroyed

    private SqliteCustomerKeys(KeyStoreFiles files) {
        this.files = files;
    }

    /**
     * Opens the key store of a data directory, or makes one.
     *
     * @throws io.sagadesk.store.sqlite.file.StoreUnusableException if another process writes to it
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is missing, is another one or is open to others
     */
    public static SqliteCustomerKeys open(Path directory, MasterKeySource master) {
        return new SqliteCustomerKeys(KeyStoreFiles.open(directory, master, true));
    }

    /** Opens an existing key store for a tool: no key is made or destroyed, and a server may write meanwhile. */
    public static SqliteCustomerKeys openForReading(Path directory, MasterKeySource master) {
        return new SqliteCustomerKeys(KeyStoreFiles.open(directory, master, false));
    }

    @Override
    public CustomerKey keyOf(CustomerId customer) {
        CustomerKey known = byCustomer.get(customer);
        return known != null ? known : findOrCreateOnce(customer);
    }

    @Override
    public @Nullable CustomerKey find(KeyCommitment commitment) {
        CustomerKey known = byCommitment.get(commitment);
        return known != null ? known : whileNobodyForgets(() -> load(commitment));
    }

    @Override
    public void destroy(CustomerId customer) {
        forgetting.writeLock().lock();
        try {
            StoredKey stored = files.find(customer);
            byCustomer.remove(customer);
            if (stored != null && stored.commitment() != null) {
                byCommitment.remove(stored.commitment());
            }
            files.writer().destroy(customer);
        } finally {
            forgetting.writeLock().unlock();
        }
    }

    @Override
    public boolean isForgotten(CustomerId customer) {
        StoredKey stored = files.find(customer);
        return stored != null && stored.wrapped() == null;
    }

    @Override
    public String digest(@Nullable CustomerId customer, byte[] content) {
        return customer == null
                ? files.master().digest(content)
                : keyOf(customer).digest(content);
    }

    @Override
    public SecretKey keyFor(String purpose) {
        return files.master().expand(purpose);
    }

    @Override
    public void check() {
        files.find(NOBODY);
    }

    @Override
    public void close() {
        files.close();
    }

    /** Whoever asks for a new customer's key while another makes it waits for that one. */
    private CustomerKey findOrCreateOnce(CustomerId customer) {
        CompletableFuture<CustomerKey> mine = new CompletableFuture<>();
        CompletableFuture<CustomerKey> first = underWay.putIfAbsent(customer, mine);
        if (first != null) {
            return await(first);
        }
        try {
            mine.complete(whileNobodyForgets(() -> findOrCreate(customer)));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(customer);
        }
        return await(mine);
    }

    private static CustomerKey await(CompletableFuture<CustomerKey> key) {
        try {
            return key.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private CustomerKey findOrCreate(CustomerId customer) {
        StoredKey stored = files.find(customer);
        if (stored == null) {
            return create(customer);
        }
        CustomerKey key = unwrap(stored);
        if (key == null) {
            throw new CustomerForgottenException(customer);
        }
        return key;
    }

    private CustomerKey create(CustomerId customer) {
        byte[] dataKey = CryptoPrimitives.random(CryptoPrimitives.KEY_LENGTH);
        CustomerKey key = new CustomerKey(customer, dataKey);
        files.writer().insert(key, files.master().wrap(customer, dataKey));
        return remember(key);
    }

    private @Nullable CustomerKey load(KeyCommitment commitment) {
        StoredKey stored = files.find(commitment);
        if (stored == null) {
            throw new KeyMissingException(commitment);
        }
        return unwrap(stored);
    }

    private @Nullable CustomerKey unwrap(StoredKey stored) {
        byte[] wrapped = stored.wrapped();
        if (wrapped == null) {
            return null;
        }
        CustomerKey key = new CustomerKey(stored.customer(), files.master().unwrap(stored.customer(), wrapped));
        if (!key.commitment().equals(stored.commitment())) {
            throw new DamagedCiphertextException("The stored key of the " + stored.customer() + " was exchanged", null);
        }
        return remember(key);
    }

    private CustomerKey remember(CustomerKey key) {
        byCustomer.put(key.customer(), key);
        byCommitment.put(key.commitment(), key);
        return key;
    }

    private <T extends @Nullable Object> T whileNobodyForgets(Supplier<T> work) {
        forgetting.readLock().lock();
        try {
            return work.get();
        } finally {
            forgetting.readLock().unlock();
        }
    }
}
