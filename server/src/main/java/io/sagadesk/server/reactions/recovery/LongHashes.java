package io.sagadesk.server.reactions.recovery;

import java.util.Arrays;

/**
 * A set of texts, of which only hashes of 64 bits are kept: eight bytes each, so that the effects of millions of events fit
 * into memory. With ten million texts another one is found by mistake in one of a million sets.
 */
final class LongHashes {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] hashes = new long[FIRST_CAPACITY];
    private int count;
    private boolean sorted = true;

    /** Adds a text in parts. */
    void add(String... parts) {
        if (count == hashes.length) hashes = Arrays.copyOf(hashes, 2 * count);
        hashes[count++] = hash(parts);
        sorted = false;
    }

    /** Returns whether a text with these parts was added. The first call after an addition sorts all hashes. */
    boolean contains(String... parts) {
        if (!sorted) Arrays.sort(hashes, 0, count);
        sorted = true;
        return Arrays.binarySearch(hashes, 0, count, hash(parts)) >= 0;
    }

    int size() {
        return count;
    }

    private static long hash(String... parts) {
        var hash = FNV_OFFSET;
        for (var part : parts) {
            for (int i = 0; i < part.length(); i++) hash = (hash ^ part.charAt(i)) * FNV_PRIME;
            hash = (hash ^ '\n') * FNV_PRIME;
        }
        return hash ^ (hash >>> 32);
    }
}
