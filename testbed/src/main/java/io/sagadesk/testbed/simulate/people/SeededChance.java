package io.sagadesk.testbed.simulate.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Chance that depends on the seed and on what is decided, never on when or in which order it is asked: so a run that was
 * interrupted goes on as if it had not been.
 */
public final class SeededChance {

    private final long seed;

    public SeededChance(long seed) {
        this.seed = seed;
    }

    /** Whether something happens that does so in this share of all cases. */
    boolean of(double probability, String decision) {
        return share(decision) < probability;
    }

    /** From {@code least} to {@code most}, both included. */
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
