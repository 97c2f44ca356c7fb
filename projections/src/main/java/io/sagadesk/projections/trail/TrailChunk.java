package io.sagadesk.projections.trail;

import io.sagadesk.projections.packed.PackedNumbers;
import org.bson.types.Binary;

/**
 * A sealed chunk of a trail.
 *
 * @param positions delta-encoded: each is the difference to the previous position
 */
public record TrailChunk(Binary positions) {

    static TrailChunk empty() {
        return new TrailChunk(PackedNumbers.NONE);
    }
}
