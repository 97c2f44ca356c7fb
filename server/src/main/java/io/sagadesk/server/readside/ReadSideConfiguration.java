package io.sagadesk.server.readside;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.live.LiveProjection.Dependencies;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.live.SharedFolding;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SealedTexts;
import io.sagadesk.replay.rebuild.BacklogMonitor;
import io.sagadesk.replay.rebuild.LogIdentityCheck;
import io.sagadesk.replay.rebuild.ReadSideStart;
import io.sagadesk.replay.rebuild.RebuildLeases;
import io.sagadesk.replay.rebuild.RebuildQueue;
import io.sagadesk.replay.rebuild.VersionFollower;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.instances.InstanceShares;
import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.server.wiring.InstanceName;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.log.LogUnreachableException;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read side: projections, rebuilds and queries. */
@Configuration(proxyBeanMethods = false)
class ReadSideConfiguration {

    private static final int SEGMENTS = 2;

    /** The backlog from which a projection catches up in bulk: what it would fold live in some seconds. */
    private static final long FAR_BEHIND = 5_000;

    @Bean
    List<Projection> projections() {
        return ProjectionCatalog.ALL;
    }

    @Bean
    ProjectionVersions versions(MongoDatabase database) {
        return new ProjectionVersions(database);
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService projectionThreads() {
        return Executors.newScheduledThreadPool(
                Runtime.getRuntime().availableProcessors() + 1, DaemonThreads.named("projections"));
    }

    @Bean(destroyMethod = "close")
    RebuildLeases rebuildLeases(MongoDatabases databases, MongoDatabase database, InstanceName instance) {
        return databases.isEmbedded()
                ? RebuildLeases.ofOnlyInstance()
                : RebuildLeases.shared(database, instance.name(), Clock.systemUTC());
    }

    @Bean(destroyMethod = "close")
    LiveProjections liveProjections(
            ProjectionVersions versions,
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            InstanceName instance,
            InstanceShares instances,
            RebuildLeases leases,
            ScheduledExecutorService projectionThreads,
            MongoStores stores,
            SagadeskSerializer serializer,
            SharedFolding sharedFolding,
            TypeNames names) {
        var sealed = SagadeskSerializer.sealed(names); // as the delivered events are
        var tokens = stores.derived().tokenStore(serializer, instance.name());
        var dependencies = new Dependencies(
                sealedLog,
                tokens,
                name -> stores.positions(name, serializer),
                tokens::segmentsElsewhere,
                projection -> leases.isHere(
                        projection.name(), () -> instances.folds(projection.name(), projection.revision())),
                projectionThreads,
                SEGMENTS);
        return new LiveProjections(versions, dependencies, name -> stores.deadLetters(name, sealed), sharedFolding);
    }

    @Bean
    ReadModelPositions positions(List<Projection> projections, ProjectionVersions versions, LiveProjections live) {
        return new ReadModelPositions(projections, versions, live);
    }

    @Bean(destroyMethod = "close")
    RebuildQueue rebuilds(
            List<Projection> projections,
            EventPages pages,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildLeases leases) {
        return new RebuildQueue(projections, pages, database, versions, live, leases);
    }

    @Bean(destroyMethod = "close")
    VersionFollower versionFollower(
            List<Projection> projections,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildQueue rebuilds,
            RebuildLeases leases) {
        return new VersionFollower(projections, versions, live, rebuilds, leases);
    }

    @Bean(destroyMethod = "close")
    BacklogMonitor backlogMonitor(
            EventPages pages,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RunningImports imports) {
        return new BacklogMonitor(pages, database, versions, live, imports::areActive, FAR_BEHIND);
    }

    @Bean
    ReadSideLifecycle readSideLifecycle(
            List<Projection> projections,
            EventPages pages,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildQueue rebuilds,
            LogReplacement logReplacement,
            ReadModelPositions positions,
            BacklogMonitor backlogMonitor,
            VersionFollower versionFollower,
            InstanceShares instances,
            MongoDatabases databases,
            LogDependentStart logDependentStart) {
        var foldedHere = instances.has(InstanceRole.PROJECTION) ? projections : List.<Projection>of();
        var logIdentityCheck = new LogIdentityCheck(pages, versions, live);
        return new ReadSideLifecycle(
                () -> {
                    logIdentityCheck.require(projections, logReplacement.isPending(Part.READ_MODELS));
                    logReplacement.markReset(Part.READ_MODELS);
                },
                new ReadSideStart(foldedHere, pages, database, versions, live, rebuilds, FAR_BEHIND),
                () -> {
                    positions.started();
                    if (!instances.has(InstanceRole.PROJECTION)) return;
                    backlogMonitor.start();
                    if (databases.isEmbedded()) return;
                    versionFollower.start();
                    instances.leave(live::stoppedByNewerEvents);
                },
                logDependentStart);
    }

    @Bean
    ReadSide readSide(ProjectionVersions versions, ReadModelPositions positions) {
        return new ReadSide(versions, positions::of);
    }

    @Bean
    SealedTexts sealedTexts(CustomerKeys keys) {
        return new DecryptedTexts(new FieldCipher(keys));
    }

    @Bean
    SmartInitializingSingleton queryInterceptors(
            QueryBus queries,
            ReadModelPositions positions,
            LogDependentStart logDependentStart,
            MongoDatabases databases) {
        return () -> {
            queries.registerHandlerInterceptor(new QueryFailureInterceptor()); // sees what the others throw
            queries.registerHandlerInterceptor((unitOfWork, chain) -> {
                if (!logDependentStart.isComplete()) throw new LogUnreachableException(); // no read model follows yet
                databases.requireReachable();
                return chain.proceed();
            });
            queries.registerHandlerInterceptor(new ReadModelWaitInterceptor(positions));
        };
    }
}
