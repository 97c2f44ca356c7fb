package io.sagadesk.projections.trail;

import io.sagadesk.projections.packed.PackedNumbers;
import org.bson.types.Binary;

/**
 * The newest part of a subject's trail. Older parts are sealed: they never change again.
 *
 * @param subject a full name such as {@code customer/c-1}, or {@code actor/agent/a-1} for what this agent did
 * @param sealed how many chunks are sealed
 * @param open how many positions are in the open chunk
 * @param last the newest position; -1 for none
 * @param positions those of the open chunk, each as what it adds to the one before
 */
public record TrailHead(String subject, int sealed, int open, long last, Binary positions) {

    static final int CHUNK = 256;

    static TrailHead of(String subject) {
        return new TrailHead(subject, 0, 0, -1, PackedNumbers.NONE);
    }

    TrailHead with(long position) {
        if (open == CHUNK)
            return new TrailHead(subject, sealed + 1, 1, position, PackedNumbers.append(PackedNumbers.NONE, position));
        var step = open == 0 ? position : position - last;
        return new TrailHead(subject, sealed, open + 1, position, PackedNumbers.append(positions, step));
    }

    /** How many events the trail has. */
    public long size() {
        return (long) sealed * CHUNK + open;
    }

    /** The name of one of the sealed chunks, which count from 0. */
    String chunk(int number) {
        return subject + "#" + number;
    }
}
