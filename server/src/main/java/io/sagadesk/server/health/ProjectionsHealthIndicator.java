package io.sagadesk.server.health;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.server.readside.ReadSideLifecycle;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Reports the lag of each projection, the failure that stops it, whether it stands still because no instance folds it, and
 * the number of its dead letters.
 */
@Component
class ProjectionsHealthIndicator extends DocumentsHealthIndicator {

    private final List<Projection> projections;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private final ReadModelPositions positions;
    private final LogReader log;
    private final ReadSideLifecycle start;
    private final SegmentTokenStore tokens;
    private final boolean isShared;

    ProjectionsHealthIndicator(
            List<Projection> projections,
            ProjectionVersions versions,
            LiveProjections live,
            ReadModelPositions positions,
            LogReader log,
            ReadSideLifecycle start,
            SegmentTokenStore tokens,
            MongoDatabases databases) {
        super("The document store cannot be reached", databases);
        this.projections = projections;
        this.versions = versions;
        this.live = live;
        this.positions = positions;
        this.log = log;
        this.start = start;
        this.tokens = tokens;
        this.isShared = !databases.isEmbedded();
    }

    @Override
    void check(Health.Builder builder) {
        builder.up();
        start.failure().ifPresent(failure -> builder.down().withDetail("start", failure));
        var last = log.lastPosition();
        for (var projection : projections) builder.withDetail(projection.name(), details(builder, projection, last));
    }

    private Map<String, Object> details(Health.Builder builder, Projection projection, long last) {
        var details = new LinkedHashMap<String, Object>();
        details.put("lag", Math.max(0, last - positions.of(projection.name())));
        var serving = positions.answering(projection);
        if (serving.isEmpty()) details.put("following", false);
        if (serving.filter(LiveProjection::isCatchingUp).isPresent()) details.put("catchingUp", true);
        if (serving.filter(LiveProjection::isWaitingForImport).isPresent()) details.put("waiting", true);
        serving.flatMap(LiveProjection::failure).ifPresent(failure -> {
            details.put("failure", failure);
            builder.down();
        });
        serving.map(version -> live.deadLetterCount(projection, version.version()))
                .filter(count -> count > 0)
                .ifPresent(count -> details.put("parked", count));
        if (isShared && isAbandoned(projection)) {
            details.put("standsStill", true);
            builder.down();
        }
        return details;
    }

    /** Whether nobody folds the version from which this release answers, on whichever instance. */
    private boolean isAbandoned(Projection projection) {
        return versions.answering(projection)
                .filter(version -> tokens.isAbandoned(LiveProjections.nameOf(projection, version.number())))
                .isPresent();
    }
}
