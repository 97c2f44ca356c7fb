package io.sagadesk.testbed.simulate.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Pseudo-random decisions that depend only on the seed and on the name of the decision, never on time or order. So an
 * interrupted run continues as if it had not been interrupted.
 */
public final class SeededChance {

    private final long seed;

    public SeededChance(long seed) {
        this.seed = seed;
    }

    /** True with the given probability. */
    boolean of(double probability, String decision) {
        return share(decision) < probability;
    }

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most, String decision) {
        return least + (int) (share(decision) * (most - least + 1));
    }

    <T> T oneOf(List<T> choices, String decision) {
        return choices.get(between(0, choices.size() - 1, decision));
    }

    private double share(String decision) {
        var hash = sha256().digest((seed + "|" + decision).getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
