package io.sagadesk.replay.rebuild;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjection.Dependencies;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import io.sagadesk.replay.rebuild.compare.ModelDigest;
import io.sagadesk.replay.rebuild.compare.VersionComparison;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.mongo.axon.DeadLetterAdministration;
import io.sagadesk.store.mongo.axon.DeadLetterAdministrations;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The log and the read side, wired as in the server. Closing and opening again is a restart. */
final class ReadSideProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FAR_BEHIND = 20_000;

    final MongoDatabase database;
    final ProjectionVersions versions;
    final LiveProjections live;
    final RebuildQueue rebuilds;
    final EventPages pages;
    final MongoStores stores;
    final SagadeskSerializer serializer;

    private final DeadLetterAdministrations deadLetters;
    private final List<Projection> projections;
    private final CustomerKeys keys;
    private final LogStorageEngine engine;
    private final LogEventStore log;
    private final Mongo.Opened mongo;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    private ReadSideProcess(Path data, Mongo place, int segments, List<Projection> projections) {
        this.projections = projections;
        var names = TypeNames.ofVocabulary();
        var upcasters = EventUpcasters.chain(names);
        var sealed = SagadeskSerializer.sealed(names);
        keys = SqliteCustomerKeys.open(data, new MasterKeySource(data, null));
        serializer = SagadeskSerializer.create(names, keys);
        engine = LogStorageEngine.builder()
                .database(SqliteLog.at(data.resolve("events.db")))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .build();
        log = LogEventStore.builder(engine).build();
        pages = new EventPages(new StoredLogReader(engine.log(), new EventDecoder(sealed, upcasters)::decode));
        mongo = place.open(data);
        database = mongo.database();
        stores = new MongoStores(database);
        deadLetters = stores.deadLetterAdministrations(sealed);
        versions = new ProjectionVersions(database);
        var dependencies = new Dependencies(
                log.viewThrough(sealed, Duration.ZERO),
                tokens("embedded"),
                name -> stores.positions(name, serializer),
                tokens("embedded")::segmentsElsewhere,
                projection -> true,
                threads,
                segments);
        live = new LiveProjections(versions, dependencies, name -> stores.deadLetters(name, sealed));
        rebuilds = new RebuildQueue(projections, pages, database, versions, live, RebuildLeases.ofOnlyInstance());
    }

    static ReadSideProcess open(Path data, Mongo place, Projection... projections) {
        return open(data, place, 2, projections);
    }

    static ReadSideProcess open(Path data, Mongo place, int segments, Projection... projections) {
        return new ReadSideProcess(data, place, segments, List.of(projections));
    }

    /**
     * Another instance of the read side on the same log and documents, which is not started.
     *
     * @param isHere whether it folds a projection that nobody rebuilds
     */
    Instance instance(String name, BooleanSupplier isHere, Clock clock) {
        return new Instance(name, isHere, clock);
    }

    /** One of several instances that share the log and the documents of a process. */
    final class Instance implements AutoCloseable {

        final LiveProjections live;
        final RebuildQueue rebuilds;
        final VersionFollower follower;
        private final ScheduledExecutorService own = Executors.newScheduledThreadPool(4);

        private Instance(String name, BooleanSupplier isHere, Clock clock) {
            var leases = RebuildLeases.shared(database, name, clock);
            var sealed = SagadeskSerializer.sealed(TypeNames.ofVocabulary());
            var dependencies = new Dependencies(
                    log.viewThrough(sealed, Duration.ZERO),
                    tokens(name),
                    processor -> stores.positions(processor, serializer),
                    tokens(name)::segmentsElsewhere,
                    projection -> leases.isHere(projection.name(), isHere),
                    own,
                    2);
            live = new LiveProjections(versions, dependencies, group -> stores.deadLetters(group, sealed));
            rebuilds = new RebuildQueue(projections, pages, database, versions, live, leases);
            follower = new VersionFollower(projections, versions, live, rebuilds, leases);
        }

        @Override
        public void close() {
            rebuilds.close();
            live.close();
            own.shutdownNow();
        }
    }

    /** The token store as the named instance uses it. */
    SegmentTokenStore tokens(String instance) {
        return stores.tokenStore(serializer, instance);
    }

    ReadSideProcess start() throws InterruptedException {
        return start(pages);
    }

    ReadSideProcess start(EventPages log) throws InterruptedException {
        new ReadSideStart(projections, log, database, versions, live, rebuilds, FAR_BEHIND).run();
        return this;
    }

    void record(List<DomainEventMessage<?>> events) {
        for (int from = 0; from < events.size(); from += 1_000) {
            log.publish(events.subList(from, Math.min(events.size(), from + 1_000)));
        }
    }

    void record(DomainEventMessage<?>... events) {
        record(List.of(events));
    }

    LiveProjection following(Projection projection) {
        return following(projection, versions.of(projection).serving());
    }

    LiveProjection following(Projection projection, int version) {
        return live.find(projection, version).orElseThrow();
    }

    /** The dead letters of the version in service. */
    DeadLetterAdministration deadLetters(Projection projection) {
        return deadLetters.of(following(projection).name());
    }

    /** Retries the dead letters of one sequence or, if it is null, of the one that has waited longest. */
    boolean retry(Projection projection, @Nullable String sequence) {
        return deadLetters(projection).retry(sequence, following(projection)::processDeadLetters);
    }

    /** Waits until a version has folded the whole log. */
    void awaitEnd(Projection projection, int version) {
        var end = pages.lastPosition();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> following(projection, version).position() >= end);
    }

    void awaitEnd(Projection projection) {
        awaitEnd(projection, versions.of(projection).serving());
    }

    /** Waits until a rebuild has ended. */
    RebuildState awaitOver(RebuildState begun) {
        return await().atMost(PATIENCE)
                .until(
                        () -> rebuilds.find(begun.id()).orElseThrow().state(),
                        state -> state.status().isOver());
    }

    List<ModelDigest> digests(Projection projection, int version) {
        return new VersionComparison(database, projection).digests(version);
    }

    List<ModelDigest> served(Projection projection) {
        return digests(projection, versions.of(projection).serving());
    }

    /** The digests of documents that a bulk build makes from nothing, in a version kept aside. */
    List<ModelDigest> built(Projection projection, int partitions, long until) throws InterruptedException {
        var version = versions.create(projection, Phase.ASIDE).number();
        var target = BuildTarget.after(projection, version, -1, true);
        new BulkBuild(
                        pages,
                        List.of(target),
                        TargetDocuments.in(database),
                        partitions,
                        new RebuildThrottle(0),
                        (built, at) -> {})
                .run(until);
        var digests = digests(projection, version);
        versions.drop(projection, version);
        return digests;
    }

    List<ModelDigest> built(Projection projection) throws InterruptedException {
        return built(projection, 3, pages.lastPosition());
    }

    /** Ends like a killed process: nothing is finished, no claim is released. */
    void crash() {
        threads.shutdownNow();
        mongo.close();
        rebuilds.close();
        engine.close();
        keys.close();
    }

    @Override
    public void close() {
        rebuilds.close();
        live.close();
        threads.shutdownNow();
        mongo.close();
        engine.close();
        keys.close();
    }
}
