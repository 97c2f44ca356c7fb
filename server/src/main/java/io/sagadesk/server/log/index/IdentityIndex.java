package io.sagadesk.server.log.index;

import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.log.ErasureTarget;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Index from identities and contact details to customers. It holds keyed hashes, so that only the holder of the master
 * key can ask whether an identity is in it. A forgotten customer leaves it.
 */
public final class IdentityIndex implements ErasureTarget, AutoCloseable {

    static final String NAME = "identity-index";

    private final LogIndex index;
    private final IdentityHashes hashes;

    IdentityIndex(LogIndex index, IdentityHashes hashes) {
        this.index = index;
        this.hashes = hashes;
    }

    /**
     * An identity that other customers have, too.
     *
     * @param kind {@code EMAIL} and {@code PHONE} also stand for contact details
     * @param others in the order of their ids
     */
    public record SharedIdentity(IdentityKind kind, List<CustomerId> others) {}

    void start() {
        index.start();
    }

    /** Returns the customers with exactly this identity by now, in the order of their ids. */
    public List<CustomerId> find(IdentityKind kind, String handle) {
        return owners(index.find(hashes.of(kind, handle)));
    }

    /** Returns the position up to which every event is in the stored index. */
    public long position() {
        return index.position();
    }

    /** Returns the identities that a customer shares with others according to the stored index, without reading the log. */
    public List<SharedIdentity> sharedWith(CustomerId customer) {
        var byKey = new LinkedHashMap<String, IdentityKind>();
        index.storedOf(customer.value()).forEach(entry -> byKey.put(entry.key(), IndexedIdentities.kindOf(entry)));
        return byKey.entrySet().stream()
                .map(one -> new SharedIdentity(one.getValue(), others(one.getKey(), customer)))
                .filter(shared -> !shared.others().isEmpty())
                .toList();
    }

    private List<CustomerId> others(String key, CustomerId than) {
        return owners(index.stored(key)).stream()
                .filter(owner -> !owner.equals(than))
                .toList();
    }

    private static List<CustomerId> owners(Collection<IndexEntry> entries) {
        return entries.stream()
                .map(IndexEntry::owner)
                .distinct()
                .sorted()
                .map(CustomerId::new)
                .toList();
    }

    @Override
    public Set<CustomerId> customers() {
        return index.storedOwners().stream().map(CustomerId::new).collect(Collectors.toSet());
    }

    /** The log says the same, so that an entry that is written later, by an event from before, is removed, too. */
    @Override
    public void forget(CustomerId customer) {
        index.removeStored(customer.value());
    }

    @Override
    public void close() {
        index.close();
    }
}
