package io.sagadesk.projections.trail;

import io.sagadesk.api.Event;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Records the position of each event for every subject that it concerns, for each agent whom it names, and for its
 * actor.
 */
@ProcessingGroup(TrailProjection.NAME)
public final class TrailProjection {

    public static final String NAME = "trail";

    public static final ModelSpec<TrailHead> HEADS = ModelSpec.of("trail", TrailHead.class, TrailHead::of);
    public static final ModelSpec<TrailChunk> CHUNKS =
            ModelSpec.of("trail_chunks", TrailChunk.class, id -> TrailChunk.empty());

    /** Without a key, because an event concerns several subjects, each of which has other events too. */
    public static final Projection PROJECTION =
            new Projection(NAME, 3, null, List.of(HEADS, CHUNKS), TrailProjection::new);

    private final ReadModel<TrailHead> heads;
    private final ReadModel<TrailChunk> chunks;

    TrailProjection(ReadModels models) {
        heads = models.of(HEADS);
        chunks = models.of(CHUNKS);
        heads.onChange(this::seal);
    }

    private void seal(TrailHead before, TrailHead after) {
        if (after.sealed() == before.sealed()) return;
        var full = new TrailChunk(before.positions());
        chunks.update(before.chunk(before.sealed()), empty -> full);
    }

    @EventHandler
    void project(Event event, EventEnvelope envelope) {
        var position = envelope.position();
        subjects(event, envelope).forEach(subject -> heads.update(subject, head -> head.with(position)));
    }

    private static Set<String> subjects(Event event, EventEnvelope envelope) {
        var subjects = new LinkedHashSet<String>();
        EventMetadata.SUBJECT_PREFIXES.forEach((key, prefix) -> {
            var id = envelope.metadata(key);
            if (id != null) subjects.add(prefix + id);
        });
        var actor = envelope.metadata(EventMetadata.ACTOR);
        if (actor != null) subjects.add(SubjectTrail.ACTOR + actor);
        NamedAgents.in(event).forEach(agent -> subjects.add(agent.toString()));
        return subjects;
    }
}
