package io.sagadesk.store.keys;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Identifies a data key without revealing it. Each ciphertext begins with the commitment of its key. */
public final class KeyCommitment {

    /** The length of a commitment, in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private KeyCommitment(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the commitment in the first {@value #LENGTH} bytes. */
    public static KeyCommitment startOf(byte[] bytes) {
        return new KeyCommitment(Arrays.copyOf(bytes, LENGTH));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, LENGTH);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyCommitment that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff); // already random
    }

    /** Returns the first 8 bytes in hexadecimal, enough to tell keys apart in a message. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 8);
    }
}
