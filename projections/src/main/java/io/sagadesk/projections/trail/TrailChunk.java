package io.sagadesk.projections.trail;

import io.sagadesk.projections.packed.PackedNumbers;
import org.bson.types.Binary;

/**
 * A sealed part of a trail.
 *
 * @param positions each as what it adds to the one before
 */
public record TrailChunk(Binary positions) {

    static TrailChunk empty() {
        return new TrailChunk(PackedNumbers.NONE);
    }
}
