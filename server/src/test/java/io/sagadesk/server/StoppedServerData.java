package io.sagadesk.server;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import io.sagadesk.replay.rebuild.compare.ModelDigest;
import io.sagadesk.replay.rebuild.compare.VersionComparison;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.sqlite.SqliteEventLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The log and the documents of a stopped server. */
public final class StoppedServerData implements AutoCloseable {

    private static final int MOST_DIFFERENCES = 5;

    final ProjectionVersions versions;
    final MongoDatabase database;
    private final EventLog log;
    private final MongoDatabases documents;
    private final EventPages pages;

    public StoppedServerData(Path data) {
        var names = TypeNames.ofVocabulary();
        log = SqliteEventLog.open(data.resolve("events.db"));
        documents = MongoDatabases.open(null, data.resolve("documents"));
        database = documents.database();
        versions = new ProjectionVersions(database);
        pages = new EventPages(new StoredLogReader(
                log, new EventDecoder(SagadeskSerializer.sealed(names), EventUpcasters.chain(names))::decode));
    }

    /** Deletes all tokens, so that every event is delivered again to every projection. */
    public void loseTokens() {
        database.getCollection("tokens").deleteMany(new Document());
    }

    public long lastPosition() {
        return log.lastPosition();
    }

    /** The differences between the documents in service and those of a bulk build with this number of partitions. */
    public List<String> differences(int partitions) throws InterruptedException {
        var found = new ArrayList<String>();
        for (var target : build(partitions)) {
            var comparison = new VersionComparison(database, target.projection());
            var serving = versions.of(target.projection()).serving();
            if (!comparison.digests(serving).equals(comparison.digests(target.version()))) {
                found.add("digests of " + target.projection().name() + " in " + partitions + " parts");
                comparison.differences(
                        serving, target.version(), MOST_DIFFERENCES, difference -> found.add(difference.toString()));
            }
            versions.drop(target.projection(), target.version());
        }
        return found;
    }

    /** The digests of the models of the version in service. */
    public List<ModelDigest> served(Projection projection) {
        return new VersionComparison(database, projection)
                .digests(versions.of(projection).serving());
    }

    private List<BuildTarget> build(int partitions) throws InterruptedException {
        var targets = new ArrayList<BuildTarget>();
        for (var projection : ProjectionCatalog.ALL) {
            var number = versions.create(projection, Phase.ASIDE).number();
            targets.add(BuildTarget.after(projection, number, -1, true));
        }
        var failed = new BulkBuild(
                        pages,
                        targets,
                        TargetDocuments.in(database),
                        partitions,
                        new RebuildThrottle(0),
                        (target, position) -> {})
                .run(pages.lastPosition());
        if (!failed.isEmpty()) throw failed.values().iterator().next();
        return targets;
    }

    @Override
    public void close() {
        documents.close();
        log.close();
    }
}
