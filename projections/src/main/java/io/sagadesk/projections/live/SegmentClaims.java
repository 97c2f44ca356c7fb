package io.sagadesk.projections.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/** The claims of this instance on all segments of a processor that does not run. */
final class SegmentClaims {

    private final String processor;
    private final int[] segments;
    private final TokenStore tokens;

    private SegmentClaims(String processor, int[] segments, TokenStore tokens) {
        this.processor = processor;
        this.segments = segments;
        this.tokens = tokens;
    }

    /** Claims all segments of a processor. Empty if another instance works on one of them; then none is claimed. */
    static Optional<SegmentClaims> ofAll(String processor, TokenStore tokens) {
        var claimed = new ArrayList<Integer>();
        try {
            for (var segment : tokens.fetchSegments(processor)) {
                tokens.fetchToken(processor, segment); // fetching claims the token
                claimed.add(segment);
            }
            return Optional.of(new SegmentClaims(processor, intsOf(claimed), tokens));
        } catch (UnableToClaimTokenException elsewhere) {
            new SegmentClaims(processor, intsOf(claimed), tokens).release();
            return Optional.empty();
        }
    }

    /** Creates the segments of a processor that has none yet; harmless if another instance creates them meanwhile. */
    static void initialise(String processor, int segments, long position, TokenStore tokens) {
        if (tokens.fetchSegments(processor).length > 0) return;
        try {
            tokens.initializeTokenSegments(processor, segments, new GlobalSequenceTrackingToken(position));
        } catch (UnableToClaimTokenException created) {
            // by another instance
        }
    }

    /** Extends the claims before they lapse. Returns whether all are still held. */
    boolean extend() {
        try {
            for (var segment : segments) tokens.extendClaim(processor, segment);
            return true;
        } catch (UnableToClaimTokenException lost) {
            return false;
        }
    }

    /**
     * Stores a position in all segments.
     *
     * @throws UnableToClaimTokenException if a claim is lost
     */
    void store(long position) {
        for (var segment : segments) tokens.storeToken(new GlobalSequenceTrackingToken(position), processor, segment);
    }

    void release() {
        for (var segment : segments) tokens.releaseClaim(processor, segment);
    }

    /** Deletes the tokens. Axon sees no segments without segment 0, so it is deleted last. */
    void delete() {
        for (int i = segments.length - 1; i >= 0; i--) tokens.deleteToken(processor, segments[i]);
    }

    private static int[] intsOf(List<Integer> segments) {
        return segments.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return processor + Arrays.toString(segments);
    }
}
