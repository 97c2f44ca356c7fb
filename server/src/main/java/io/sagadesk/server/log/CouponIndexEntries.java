package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.store.coupon.CouponCode;
import io.sagadesk.store.coupon.CouponCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/** The stored entries of the coupon index: a keyed hash of the code, and the coupon's id. */
@ProcessingGroup(CouponIndex.NAME)
final class CouponIndexEntries {

    private static final String COUPON_ID = "couponId";
    private static final String BATCH = CouponIndexEntries.class.getName();

    private final MongoCollection<Document> collection;
    private final CouponCodes codes;

    CouponIndexEntries(MongoCollection<Document> collection, CouponCodes codes) {
        this.collection = collection;
        this.codes = codes;
    }

    Optional<CouponId> find(CouponCode code) {
        var found = collection.find(Filters.eq("_id", codes.indexed(code))).first();
        return Optional.ofNullable(found).map(entry -> new CouponId(entry.getString(COUPON_ID)));
    }

    /** Collects the coupons of a batch and writes them with its last event, before the processor stores its token. */
    @EventHandler
    void on(CouponIssued event, UnitOfWork<?> unit) {
        List<WriteModel<Document>> batch = unit.getOrComputeResource(BATCH, key -> new ArrayList<>());
        batch.add(entry(event.couponId()));
        if (isLast(unit)) collection.bulkWrite(batch, new BulkWriteOptions().ordered(false));
    }

    private static boolean isLast(UnitOfWork<?> unit) {
        return !(unit instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage(unit.getMessage());
    }

    private WriteModel<Document> entry(CouponId couponId) {
        var key = codes.indexed(codes.of(couponId));
        return new ReplaceOneModel<>(
                Filters.eq("_id", key),
                new Document("_id", key).append(COUPON_ID, couponId.value()),
                new ReplaceOptions().upsert(true));
    }
}
