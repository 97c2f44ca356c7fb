package io.sagadesk.server.readside;

import io.sagadesk.projections.Projection;
import io.sagadesk.server.clock.LogConsumer;
import java.util.List;
import org.springframework.stereotype.Component;

/** The versions in service have folded what has happened. */
@Component
final class ProjectionConsumer implements LogConsumer {

    private final List<Projection> projections;
    private final ReadModelPositions readModelPositions;

    ProjectionConsumer(List<Projection> projections, ReadModelPositions readModelPositions) {
        this.projections = projections;
        this.readModelPositions = readModelPositions;
    }

    @Override
    public boolean hasSeen(long position) {
        return projections.stream().allMatch(projection -> readModelPositions.of(projection.name()) >= position);
    }
}
