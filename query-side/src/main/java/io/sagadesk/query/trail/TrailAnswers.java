package io.sagadesk.query.trail;

import static io.sagadesk.projections.trail.TrailProjection.CHUNKS;
import static io.sagadesk.projections.trail.TrailProjection.HEADS;
import static io.sagadesk.projections.trail.TrailProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.trail.TrailPage;
import io.sagadesk.api.trail.TrailQuery.WhatHappenedLatelyTo;
import io.sagadesk.api.trail.TrailQuery.WhatHappenedTo;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.trail.SubjectTrail;
import io.sagadesk.query.ReadSide;
import java.util.Optional;
import java.util.stream.LongStream;
import org.axonframework.queryhandling.QueryHandler;

/** Answers queries about the history of a subject from its trail. */
public final class TrailAnswers {

    private final ReadSide readSide;

    public TrailAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public TrailPage answer(WhatHappenedTo query) {
        var serving = readSide.serving(PROJECTION);
        var trail = trail(serving, query.subject());
        return page(serving, trail, trail.after(query.after(), query.limit()));
    }

    @QueryHandler
    public TrailPage answer(WhatHappenedLatelyTo query) {
        var serving = readSide.serving(PROJECTION);
        var trail = trail(serving, query.subject());
        return page(serving, trail, trail.before(query.before(), query.limit()));
    }

    private static TrailPage page(ReadSide.Serving serving, SubjectTrail trail, long[] positions) {
        return new TrailPage(LongStream.of(positions).boxed().toList(), trail.size(), serving.asOf());
    }

    private static SubjectTrail trail(ReadSide.Serving serving, String subject) {
        return SubjectTrail.of(subject, id -> find(serving, HEADS, id), id -> find(serving, CHUNKS, id));
    }

    private static <D> Optional<D> find(ReadSide.Serving serving, ModelSpec<D> spec, String id) {
        return Optional.ofNullable(
                        serving.documents(spec).find(Filters.eq("_id", id)).first())
                .map(StoredDocument::doc);
    }
}
