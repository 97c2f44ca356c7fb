package io.sagadesk.replay.rebuild.bulk;

import com.mongodb.MongoException;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.store.damage.DamagedEventException;
import java.util.List;

/** One partition of a target: the events whose key hashes to it. Used by one thread at a time. */
final class BuildPartition {

    /**
     * The number of documents of each model that stay in memory after a write, because most events concern recent
     * documents.
     */
    private static final int CACHED_DOCUMENTS = 10_000;

    private final BuildTarget target;
    private final ProjectionFold fold;
    private final int number;
    private final int count;

    BuildPartition(BuildTarget target, ProjectionFold.DocumentSource documents, int number, int count) {
        this.target = target;
        this.fold = new ProjectionFold(target.projection(), documents);
        this.number = number;
        this.count = count;
    }

    BuildTarget target() {
        return target;
    }

    /**
     * @throws RebuildFailed if an event cannot be folded; the message names its position, and quotes nothing of its
     *     content
     */
    void fold(List<RecordedEvent> page) {
        try {
            var events = page.stream().filter(this::belongsHere).toList();
            events.forEach(UnreadableEvent::require);
            fold.fold(events);
        } catch (MongoException unreachable) {
            throw unreachable; // not the fault of an event
        } catch (DamagedEventException damaged) {
            throw new RebuildFailed(target.projection().name() + " cannot be built: " + damaged.getMessage());
        } catch (RuntimeException poison) {
            throw new RebuildFailed(target.projection().name() + " cannot fold the event at position " + fold.position()
                    + " (" + poison.getClass().getName() + ")");
        }
    }

    void write() {
        fold.write(CACHED_DOCUMENTS);
    }

    private boolean belongsHere(RecordedEvent event) {
        if (event.position() < target.from() || !fold.handles(UnreadableEvent.typeOf(event))) return false;
        var sequence = target.projection().sequenceOf(event.envelope());
        if (sequence == null || (target.only() != null && !target.only().equals(sequence))) return false;
        return Math.floorMod(sequence.hashCode(), count) == number;
    }
}
