package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import org.bson.Document;

/** Lets the processor of the coupon index begin with the first event if the index was deleted or is of another log. */
final class CouponIndexStart {

    private static final Document MARKER = new Document("_id", "indexed"); // no lookup key: those have 22 characters

    private final MongoCollection<Document> collection;
    private final SegmentTokenStore tokens;
    private final LogReplacement logReplacement;

    CouponIndexStart(MongoCollection<Document> collection, SegmentTokenStore tokens, LogReplacement logReplacement) {
        this.collection = collection;
        this.tokens = tokens;
        this.logReplacement = logReplacement;
    }

    void prepare() {
        if (collection.find(MARKER).first() == null || logReplacement.isPending(Part.COUPON_INDEX)) reset();
        logReplacement.markReset(Part.COUPON_INDEX);
    }

    private void reset() {
        tokens.deleteSegments(CouponIndex.NAME);
        collection.deleteMany(Filters.empty());
        collection.insertOne(new Document(MARKER));
    }
}
