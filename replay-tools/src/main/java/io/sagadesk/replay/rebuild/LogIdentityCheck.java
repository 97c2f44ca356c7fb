package io.sagadesk.replay.rebuild;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the read models are of the log that is there. Where another one, or an older copy of it, was put in its
 * place they know of events that never happened, and are begun anew.
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
     * To be called before anything follows the log.
     *
     * @param another whether it is known already to be another one
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
