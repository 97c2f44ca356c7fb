package io.sagadesk.replay.rebuild;

import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** How satisfied each customer is. */
@ProcessingGroup("satisfaction")
final class Satisfaction {

    public record Satisfied(int ratings, int stars) {

        Satisfied rated(int more) {
            return new Satisfied(ratings + 1, stars + more);
        }
    }

    static final ModelSpec<Satisfied> MODEL =
            ModelSpec.of("satisfaction", Satisfied.class, customer -> new Satisfied(0, 0));

    static final Projection PROJECTION =
            new Projection("satisfaction", 1, "customerId", List.of(MODEL), Satisfaction::new);

    private final ReadModel<Satisfied> satisfaction;

    Satisfaction(ReadModels models) {
        satisfaction = models.of(MODEL);
    }

    @EventHandler
    void project(ConversationRated rated) {
        satisfaction.update(rated.customerId().value(), satisfied -> satisfied.rated(rated.stars()));
    }
}
