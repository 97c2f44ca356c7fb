package io.sagadesk.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The Merkle Tree Hash of RFC 9162, section 2.1.1, word by word. */
final class MerkleRoot {

    private MerkleRoot() {}

    static byte[] of(List<byte[]> leaves) {
        if (leaves.isEmpty()) return sha256("".getBytes(UTF_8));
        if (leaves.size() == 1) return leaves.get(0);
        var left = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, of(leaves.subList(0, left)), of(leaves.subList(left, leaves.size())));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
