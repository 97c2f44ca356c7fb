package io.sagadesk.store.keys;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A key whose bytes can be overwritten. {@code SecretKeySpec} cannot: its {@code destroy} throws, at least up to Java 17,
 * and its array is out of reach. Copies inside of Java's ciphers live until they get another key.
 */
final class ErasableKey implements SecretKey {

    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient byte[] bytes;
    private transient boolean erased;

    /** Takes over the array, which is overwritten with the key. */
    ErasableKey(byte[] bytes, String algorithm) {
        this.bytes = bytes;
        this.algorithm = algorithm;
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /**
     * Returns a copy.
     *
     * @throws IllegalStateException if the key was erased; nothing is ever encrypted with what is left
     */
    @Override
    public synchronized byte[] getEncoded() {
        if (erased) throw new IllegalStateException("The key was erased");
        return bytes.clone();
    }

    @Override
    public synchronized void destroy() {
        erased = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public synchronized boolean isDestroyed() {
        return erased;
    }
}
