package io.sagadesk.projections.trail;

import io.sagadesk.projections.packed.PackedNumbers;
import org.bson.types.Binary;

/**
 * The newest chunk of a subject's trail. Older chunks are sealed and never change.
 *
 * @param subject a full name such as {@code customer/c-1}, or {@code actor/agent/a-1} for the actions of this agent
 * @param sealed the number of sealed chunks
 * @param open the number of positions in the open chunk
 * @param last the newest position; -1 for none
 * @param positions the positions of the open chunk, delta-encoded
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

    /** Returns the number of events in the trail. */
    public long size() {
        return (long) sealed * CHUNK + open;
    }

    /** Returns the id of a sealed chunk, counted from 0. */
    String chunk(int number) {
        return subject + "#" + number;
    }
}
