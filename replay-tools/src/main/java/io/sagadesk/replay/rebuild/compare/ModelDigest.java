package io.sagadesk.replay.rebuild.compare;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.RawBsonDocument;

/**
 * The number of documents of a model, and a digest of all of them: the sum of their SHA-256, modulo 2^256. So their order
 * does not matter, and no document has to be kept in memory.
 *
 * @param digest 64 hexadecimal digits
 */
public record ModelDigest(String model, long documents, String digest) {

    /** Computes the digest from one document after another. */
    static final class Sum {

        private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

        private final String model;
        private final MessageDigest sha256;
        private long documents;
        private BigInteger sum = BigInteger.ZERO;

        Sum(String model) {
            this.model = model;
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) { // every Java has it
                throw new IllegalStateException(impossible);
            }
        }

        void add(RawBsonDocument document) {
            sha256.update(document.getByteBuffer().asNIO());
            sum = sum.add(new BigInteger(1, sha256.digest())).mod(MODULUS);
            documents++;
        }

        ModelDigest digest() {
            return new ModelDigest(model, documents, String.format("%064x", sum));
        }
    }
}
