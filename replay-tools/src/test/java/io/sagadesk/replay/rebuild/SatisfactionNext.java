package io.sagadesk.replay.rebuild;

import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** How satisfied each customer is, and how often not at all. In a real change this is the same class, changed. */
@ProcessingGroup("satisfaction")
final class SatisfactionNext {

    public record Satisfied(int ratings, int stars, int poor) {

        Satisfied rated(int more) {
            return new Satisfied(ratings + 1, stars + more, more <= 2 ? poor + 1 : poor);
        }
    }

    static final ModelSpec<Satisfied> MODEL =
            ModelSpec.of("satisfaction", Satisfied.class, customer -> new Satisfied(0, 0, 0));

    static final Projection PROJECTION =
            new Projection("satisfaction", 2, "customerId", List.of(MODEL), SatisfactionNext::new);

    private final ReadModel<Satisfied> satisfaction;

    SatisfactionNext(ReadModels models) {
        satisfaction = models.of(MODEL);
    }

    @EventHandler
    void project(ConversationRated rated) {
        satisfaction.update(rated.customerId().value(), satisfied -> satisfied.rated(rated.stars()));
    }
}
