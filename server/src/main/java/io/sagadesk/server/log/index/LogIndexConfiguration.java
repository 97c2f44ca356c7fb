package io.sagadesk.server.log.index;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.sagadesk.server.log.LogProcessor;
import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.server.log.SkippingSource;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.coupon.CouponCodes;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The indexes of the log. */
@Configuration(proxyBeanMethods = false)
class LogIndexConfiguration {

    private static final int THREADS = 3; // one for each index, or all for one that is built again
    private static final Duration BETWEEN_TOKENS = Duration.ofSeconds(5);
    private static final String CUSTOMER = "customerId";

    private final MongoDatabase database;
    private final LogReplacement logReplacement;
    private final SegmentTokenStore tokens;
    private final MongoStores stores;
    private final SagadeskSerializer serializer;
    private final LogDependentStart logDependentStart;

    LogIndexConfiguration(
            MongoDatabase database,
            LogReplacement logReplacement,
            SegmentTokenStore tokens,
            MongoStores stores,
            SagadeskSerializer serializer,
            LogDependentStart logDependentStart) {
        // the log gives the entries again, from the token that is stored behind them
        this.database = database.withWriteConcern(database.getWriteConcern().withJournal(false));
        this.logReplacement = logReplacement;
        this.tokens = tokens;
        this.stores = stores;
        this.serializer = serializer;
        this.logDependentStart = logDependentStart;
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService logIndexThreads() {
        return Executors.newScheduledThreadPool(THREADS, DaemonThreads.named("log-indexes"));
    }

    /** The dependencies of processors that read personal data in clear. */
    @Bean
    LogProcessor.Dependencies logIndexDependencies(
            StreamableMessageSource<TrackedEventMessage<?>> clearLog,
            LogReader log,
            ScheduledExecutorService logIndexThreads) {
        return new LogProcessor.Dependencies(clearLog, log, logIndexThreads);
    }

    @Bean
    CouponCodes couponCodes(CustomerKeys keys) {
        return new CouponCodes(keys);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CouponIndex couponIndex(CouponCodes codes, LogProcessor.Dependencies logIndexDependencies) {
        var entries = new LogIndexEntries(database.getCollection("couponCodes"), "couponId");
        var index = index(
                CouponIndex.NAME, Part.COUPON_INDEX, entries, new CouponIndex.Coupons(codes), logIndexDependencies);
        return new CouponIndex(index, codes);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    KnownAgents knownAgents(LogProcessor.Dependencies logIndexDependencies) {
        var entries = new LogIndexEntries(database.getCollection("knownAgents"), "agentId");
        return new KnownAgents(
                index(KnownAgents.NAME, Part.KNOWN_AGENTS, entries, new KnownAgents.SignIns(), logIndexDependencies));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    IdentityIndex identityIndex(CustomerKeys keys, LogProcessor.Dependencies logIndexDependencies) {
        var hashes = new IdentityHashes(keys);
        var collection = database.getCollection("identities");
        collection.createIndex(Indexes.ascending(CUSTOMER));
        var index = index(
                IdentityIndex.NAME,
                Part.IDENTITY_INDEX,
                new LogIndexEntries(collection, CUSTOMER),
                new IndexedIdentities(hashes),
                logIndexDependencies);
        return new IdentityIndex(index, hashes);
    }

    private LogIndex index(
            String name, Part part, LogIndexEntries entries, IndexedEvents events, LogProcessor.Dependencies log) {
        var writer = new LogIndexWriter(entries, events);
        var indexed = new LogProcessor.Dependencies(
                new SkippingSource(log.source(), event -> !writer.canHandle(event)), log.log(), log.threads());
        var processor = new LogProcessor(
                name, writer, tokens, () -> stores.positions(name, serializer), BETWEEN_TOKENS, indexed);
        var start = new LogIndexStart(name, part, entries, tokens, logReplacement);
        return new LogIndex(entries, events, writer, start, processor, logDependentStart);
    }
}
