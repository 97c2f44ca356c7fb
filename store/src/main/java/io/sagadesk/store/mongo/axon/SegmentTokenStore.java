package io.sagadesk.store.mongo.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToRetrieveIdentifierException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store for MongoDB, extended in three ways: it stores an equal token twice within a millisecond, stores a
 * null token, and lets several instances initialise the same processor concurrently.
 */
public class SegmentTokenStore extends MongoTokenStore {

    /** After this time without a sign of life another instance may take over the segments of one that has died. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    /** Longer than taking over the segments of an instance that has died lasts. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private static final int LAST_INITIALISED = 0; // segment 0 exists for every processor, however often it was split

    /** Axon keeps the identifier of the whole token store beside the tokens, under a name of its own. */
    private static final Bson OF_A_PROCESSOR = ne("processorName", "__config");

    private final Builder builder;
    private final MongoCollection<Document> tokens;
    private final String nodeId;

    SegmentTokenStore(Builder builder, MongoCollection<Document> tokens, String nodeId) {
        super(builder);
        this.builder = builder;
        this.tokens = tokens;
        this.nodeId = nodeId;
    }

    /** Uses the same tokens under the same node id. */
    protected SegmentTokenStore(SegmentTokenStore same) {
        this(same.builder, same.tokens, same.nodeId);
    }

    /** Returns the position of each segment, -1 without a token. Empty while the segments are being initialised. */
    static Map<Integer, Long> positions(MongoCollection<Document> tokens, String processorName, Serializer serializer) {
        var positions = new TreeMap<Integer, Long>();
        for (var stored : tokens.find(eq("processorName", processorName))) {
            positions.put(stored.getInteger("segment"), position(stored, serializer));
        }
        return positions.containsKey(LAST_INITIALISED) ? positions : Map.of();
    }

    static long furthestPosition(MongoCollection<Document> tokens, Serializer serializer) {
        var furthest = -1L;
        for (var stored : tokens.find(OF_A_PROCESSOR)) furthest = Math.max(furthest, position(stored, serializer));
        return furthest;
    }

    static void deleteAll(MongoCollection<Document> tokens) {
        tokens.deleteMany(OF_A_PROCESSOR);
    }

    private static long position(Document stored, Serializer serializer) {
        var token = stored.get("token", Binary.class);
        if (token == null) return -1;
        TrackingToken trackingToken = serializer.deserialize(
                new SimpleSerializedObject<>(token.getData(), byte[].class, stored.getString("tokenType"), null));
        return trackingToken == null ? -1 : trackingToken.position().orElse(-1);
    }

    /** Returns the segments of a processor that other instances work on. */
    public Set<Integer> segmentsElsewhere(String processorName) {
        var oldest = System.currentTimeMillis() - CLAIM_TIMEOUT.toMillis();
        return tokens.find(
                        and(eq("processorName", processorName), nin("owner", null, nodeId), gte("timestamp", oldest)))
                .map(stored -> stored.getInteger("segment"))
                .into(new HashSet<>());
    }

    /** Returns whether no instance has worked on some segment of a processor for half a minute, so that it stands still. */
    public boolean isAbandoned(String processorName) {
        var oldest = System.currentTimeMillis() - ABANDONED.toMillis();
        return tokens.find(and(eq("processorName", processorName), lt("timestamp", oldest)))
                        .first()
                != null;
    }

    /** Returns whether other instances work on all segments of a processor, so that its state here says nothing. */
    public boolean isElsewhere(String processorName) {
        var segments = fetchSegments(processorName);
        return segments.length > 0 && segmentsElsewhere(processorName).size() == segments.length;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (token == null) {
            storeNullToken(processorName, segment);
            return;
        }
        try {
            super.storeToken(token, processorName, segment);
        } catch (UnableToClaimTokenException e) {
            // if the claim is ours, an equal token had just been stored and there was nothing to update
            extendClaim(processorName, segment);
        }
    }

    private void storeNullToken(String processorName, int segment) {
        fetchToken(processorName, segment); // fetching claims the segment
        tokens.updateOne(
                and(eq("processorName", processorName), eq("segment", segment), eq("owner", nodeId)),
                Updates.combine(Updates.set("token", null), Updates.set("tokenType", null)));
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    /**
     * Segment 0 is created last and marks the end of the initialisation, so that concurrent or interrupted attempts are
     * safe.
     */
    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        for (int segment = segmentCount - 1; segment >= LAST_INITIALISED; segment--) {
            try {
                initializeSegment(initialToken, processorName, segment);
            } catch (UnableToInitializeTokenException e) {
                if (segment == LAST_INITIALISED) {
                    throw new UnableToClaimTokenException("The segments of " + processorName + " are already there", e);
                }
            }
        }
    }

    /**
     * Creates the segments of a processor, each with a token of its own; segment 0 last, as above.
     *
     * @param bySegment the tokens in the order of the segments
     */
    public void initializeTokenSegments(String processorName, List<? extends TrackingToken> bySegment) {
        for (int segment = bySegment.size() - 1; segment >= LAST_INITIALISED; segment--) {
            initializeSegment(bySegment.get(segment), processorName, segment);
        }
    }

    /** Deletes all segments of a processor, whoever has claimed them. The processor must not be running. */
    public void deleteSegments(String processorName) {
        tokens.deleteMany(eq("processorName", processorName));
    }

    /**
     * Empty during the initialisation: an incomplete set of segments would look like a complete set of fewer segments.
     */
    @Override
    public int[] fetchSegments(String processorName) {
        var segments = super.fetchSegments(processorName);
        return Arrays.stream(segments).anyMatch(segment -> segment == LAST_INITIALISED) ? segments : new int[0];
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return fetchSegments(processorName).length == 0 ? List.of() : super.fetchAvailableSegments(processorName);
    }

    /** The first instance creates the identifier; an instance that loses the race reads it on the second attempt. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        try {
            return super.retrieveStorageIdentifier();
        } catch (UnableToRetrieveIdentifierException e) {
            return super.retrieveStorageIdentifier();
        }
    }
}
