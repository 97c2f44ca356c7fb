package io.sagadesk.replay.rebuild;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the read models belong to the current log. After the log was replaced by another one, or by an older copy,
 * they contain events that the log does not have, so they are dropped and rebuilt.
 */
public final class LogIdentityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LogIdentityCheck.class);

    private final EventPages log;
    private final ProjectionVersions versions;
    private final LiveProjections live;

    public LogIdentityCheck(EventPages log, ProjectionVersions versions, LiveProjections live) {
        this.log = log;
        this.versions = versions;
        this.live = live;
    }

    /**
     * Drops the read models of another log. Call this before any projection follows the log.
     *
     * @param another whether the log is already known to be another one
     */
    public void require(List<Projection> projections, boolean another) {
        if (!another && projections.stream().noneMatch(this::isAhead)) return;
        LOG.warn("The read models are of another log, or of a later state of this one: they are made anew");
        projections.forEach(versions::forget);
    }

    private boolean isAhead(Projection projection) {
        var last = log.lastPosition();
        return versions.of(projection).versions().stream()
                .anyMatch(version -> version.builtTo() > last || live.tokenOf(projection, version.number()) > last);
    }
}
