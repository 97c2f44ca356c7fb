package io.sagadesk.store.mongo.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store for MongoDB, which stores the same token twice within a millisecond, stores no token, and lets
 * several instances initialise a processor at once.
 */
public class SegmentTokenStore extends MongoTokenStore {

    private static final int LAST_INITIALISED = 0; // a segment that every processor has, however often it was split

    private final Builder builder;
    private final MongoCollection<Document> tokens;
    private final String nodeId;

    SegmentTokenStore(Builder builder, MongoCollection<Document> tokens, String nodeId) {
        super(builder);
        this.builder = builder;
        this.tokens = tokens;
        this.nodeId = nodeId;
    }

    /** The same tokens under the same node id. */
    protected SegmentTokenStore(SegmentTokenStore same) {
        this(same.builder, same.tokens, same.nodeId);
    }

    /** None while the segments are being initialised. */
    static Map<Integer, Long> positions(MongoCollection<Document> tokens, String processorName, Serializer serializer) {
        Map<Integer, Long> positions = new TreeMap<>();
        for (Document stored : tokens.find(eq("processorName", processorName))) {
            positions.put(stored.getInteger("segment"), position(stored, serializer));
        }
        return positions.containsKey(LAST_INITIALISED) ? positions : Map.of();
    }

    private static long position(Document stored, Serializer serializer) {
        Binary token = stored.get("token", Binary.class);
        if (token == null) {
            return -1;
        }
        TrackingToken read = serializer.deserialize(
                new SimpleSerializedObject<>(token.getData(), byte[].class, stored.getString("tokenType"), null));
        return read == null ? -1 : read.position().orElse(-1);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (token == null) {
            storeNothing(processorName, segment);
            return;
        }
        try {
            super.storeToken(token, processorName, segment);
        } catch (UnableToClaimTokenException e) {
            extendClaim(processorName, segment); // if it is ours, nothing was to be changed: it had just been stored
        }
    }

    private void storeNothing(String processorName, int segment) {
        fetchToken(processorName, segment); // which claims it
        tokens.updateOne(
                and(eq("processorName", processorName), eq("segment", segment), eq("owner", nodeId)),
                Updates.combine(Updates.set("token", null), Updates.set("tokenType", null)));
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    /** Several instances may do so at once, or one end half-way: it is done when the last segment is there. */
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

    /** None while they are being initialised: some of them would look like all of a smaller number. */
    @Override
    public int[] fetchSegments(String processorName) {
        int[] segments = super.fetchSegments(processorName);
        return Arrays.stream(segments).anyMatch(segment -> segment == LAST_INITIALISED) ? segments : new int[0];
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return fetchSegments(processorName).length == 0 ? List.of() : super.fetchAvailableSegments(processorName);
    }

    /** The first instance to ask makes it; asked a second time, the others find it. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        try {
            return super.retrieveStorageIdentifier();
        } catch (UnableToRetrieveIdentifierException e) {
            return super.retrieveStorageIdentifier();
        }
    }
}
