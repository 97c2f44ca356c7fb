package io.sagadesk.replay.rebuild.bulk;

import com.mongodb.MongoException;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.json.UnknownEventTypeException;
import java.util.List;

/** A partition of a version that is built. An event that cannot be folded fails the target. */
final class BuildPartition implements TargetPartition {

    private final BuildTarget target;
    private final ProjectionFold fold;
    private final PartitionEvents events;

    BuildPartition(BuildTarget target, ProjectionFold.DocumentSource documents, int number, int count) {
        this.target = target;
        this.fold = new ProjectionFold(target.projection(), documents);
        this.events = new PartitionEvents(target, fold, number, count);
    }

    @Override
    public BuildTarget target() {
        return target;
    }

    @Override
    public void fold(List<RecordedEvent> page) {
        try {
            var here = page.stream().filter(this::belongsHere).toList();
            here.forEach(UnreadableEvent::require);
            fold.fold(here);
        } catch (MongoException unreachable) {
            throw unreachable; // not the fault of an event
        } catch (DamagedEventException | UnknownEventTypeException unreadable) {
            throw new RebuildFailed(target.projection().name() + " cannot be built: " + unreadable.getMessage());
        } catch (RuntimeException poison) {
            throw new RebuildFailed(target.projection().name() + " cannot fold the event at position " + fold.position()
                    + " (" + poison.getClass().getName() + ")");
        }
    }

    @Override
    public void write() {
        fold.write(CACHED_DOCUMENTS);
    }

    private boolean belongsHere(RecordedEvent event) {
        return events.handles(event) && events.has(target.projection().sequenceOf(event.envelope()));
    }
}
