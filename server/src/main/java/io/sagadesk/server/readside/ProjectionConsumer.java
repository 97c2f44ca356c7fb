package io.sagadesk.server.readside;

import io.sagadesk.projections.Projection;
import io.sagadesk.server.clock.LogConsumer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits for the projections in service, when a movable clock is moved. */
@Component
final class ProjectionConsumer implements LogConsumer {

    private final List<Projection> projections;
    private final ReadModelPositions positions;

    ProjectionConsumer(List<Projection> projections, ReadModelPositions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @Override
    public boolean hasSeen(long position) {
        projections.forEach(projection -> positions.require(projection.name(), position));
        return projections.stream().allMatch(projection -> positions.of(projection.name()) >= position);
    }
}
