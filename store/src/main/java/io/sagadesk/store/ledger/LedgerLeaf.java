package io.sagadesk.store.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The leaf of an event in the ledger, which is a Merkle tree as in RFC 9162, section 2.1. The entry of the tree is short and
 * of fixed length: a byte for the version of the encoding, and the SHA-256 of the encoding.
 */
public final class LedgerLeaf {

    /** The version of {@link LoggedEvent#encoded()}, the first byte of an entry. */
    public static final byte VERSION = 1;

    private static final byte LEAF = 0;
    private static final int HASH_LENGTH = 32;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(LedgerLeaf::sha256);

    private final byte[] entry;

    private LedgerLeaf(byte[] entry) {
        this.entry = entry;
    }

    /** Returns the leaf of an event. */
    public static LedgerLeaf of(LoggedEvent event) {
        return of(event.encoded());
    }

    static LedgerLeaf of(byte[] encoded) {
        var entry = new byte[1 + HASH_LENGTH];
        entry[0] = VERSION;
        System.arraycopy(SHA_256.get().digest(encoded), 0, entry, 1, HASH_LENGTH);
        return new LedgerLeaf(entry);
    }

    /** Returns the entry of the tree: 33 bytes, of which nobody can tell anything about the event. */
    public byte[] entry() {
        return entry.clone();
    }

    /** Returns the hash of the leaf: SHA-256 of a zero byte and the entry. */
    public byte[] hash() {
        var digest = SHA_256.get();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
