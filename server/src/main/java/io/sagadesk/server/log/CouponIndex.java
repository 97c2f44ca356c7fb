package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.store.coupon.CouponCode;
import io.sagadesk.store.coupon.CouponCodes;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Index from coupon codes to coupons. It holds no codes, and can be deleted: it is rebuilt from the log. */
public final class CouponIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CouponIndex.class);
    private static final String ISSUED = Vocabulary.nameOf(CouponIssued.class);
    private static final int PAGE = 5_000;
    private static final long SECONDS_BETWEEN = 1;

    private final LogReader log;
    private final MongoCollection<Document> index;
    private final CouponCodes codes;
    private final ForgettingPosition indexed;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("coupon-index"));
    private @Nullable Future<?> following;
    private @Nullable Settled seen;
    private boolean failing;

    CouponIndex(LogReader log, MongoCollection<Document> index, CouponCodes codes) {
        this.log = log;
        this.index = index;
        this.codes = codes;
        this.indexed = new ForgettingPosition(index, "indexed");
    }

    /** Starts to follow the log, so that a lookup does not have to read much of it. */
    void start() {
        following = timer.scheduleWithFixedDelay(this::followQuietly, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    /** Returns the coupon of a code, if one was issued by now. */
    public Optional<CouponId> find(CouponCode code) {
        return lookUp(code).or(() -> {
            follow();
            return lookUp(code);
        });
    }

    @Override
    public void close() {
        if (following != null) following.cancel(false);
        timer.shutdown();
    }

    private Optional<CouponId> lookUp(CouponCode code) {
        return Optional.ofNullable(
                        index.find(Filters.eq("_id", codes.indexed(code))).first())
                .map(found -> new CouponId(found.getString("couponId")));
    }

    private synchronized void follow() {
        var last = seen == null ? begin() : seen;
        for (var page = log.page(last.position() + 1, PAGE);
                !page.isEmpty();
                page = log.page(last.position() + 1, PAGE)) {
            add(page);
            var end = page.get(page.size() - 1);
            last = new Settled(end.position(), end.eventId());
            indexed.keep(last);
        }
        seen = last;
    }

    /** Deletes the index if it was built from another log. */
    private Settled begin() {
        var last = indexed.read();
        if (last.position() < 0) return last;
        var event = log.at(last.position());
        if (event.size() == 1 && event.get(0).eventId().equals(last.eventId())) return last;
        index.deleteMany(Filters.empty());
        return Settled.NOTHING;
    }

    private void add(List<LogEvent> page) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (var event : page) {
            if (event.type().equals(ISSUED))
                writes.add(entry(String.valueOf(event.metadata().get(EventMetadata.COUPON_ID))));
        }
        if (!writes.isEmpty()) index.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private WriteModel<Document> entry(String couponId) {
        var key = codes.indexed(codes.of(new CouponId(couponId)));
        return new ReplaceOneModel<>(
                Filters.eq("_id", key),
                new Document("_id", key).append("couponId", couponId),
                new ReplaceOptions().upsert(true));
    }

    private void followQuietly() {
        try {
            follow();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) LOG.error("Coupons cannot be indexed; trying again", failure);
            failing = true;
        }
    }
}
