package io.sagadesk.projections.desk;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.desk.DeskEvent;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.DeskEvent.RoutingAdopted;
import io.sagadesk.projections.MillisecondTimes;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import io.sagadesk.rules.desk.DeskAgent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Folds the events of desks into one document each. It counts loads as the aggregate does. */
@ProcessingGroup(DeskProjection.NAME)
public final class DeskProjection {

    public static final String NAME = "desks";

    /** One document for each desk, by desk id. */
    public static final ModelSpec<DeskDocument> DESKS = ModelSpec.of(NAME, DeskDocument.class, DeskDocument::initial);

    public static final Projection PROJECTION =
            new Projection(NAME, 1, EventMetadata.DESK_ID, List.of(DESKS), DeskProjection::new);

    private final ReadModel<DeskDocument> desks;

    DeskProjection(ReadModels models) {
        desks = models.of(DESKS);
    }

    @EventHandler
    void project(DeskOpened opened) {
        update(opened, desk -> desk.after(opened));
    }

    @EventHandler
    void project(AgentSignedIn signedIn) {
        update(signedIn, desk -> desk.after(signedIn));
    }

    @EventHandler
    void project(PresenceChanged changed) {
        update(changed, desk -> desk.with(changed.agentId(), agent -> agent.with(changed.to())));
    }

    @EventHandler
    void project(RoutingAdopted adopted) {
        update(adopted, desk -> desk.routedBy(adopted.policy().version()));
    }

    @EventHandler
    void project(ConversationQueued queued) {
        update(queued, DeskDocument::withOneMoreWaiting);
    }

    @EventHandler
    void project(ConversationAssigned assigned) {
        var at = MillisecondTimes.of(assigned.at());
        update(assigned, desk -> desk.withOneLessWaiting().with(assigned.agentId(), agent -> agent.withOneMore(at)));
    }

    @EventHandler
    void project(AssignmentDeclined declined) {
        update(declined, desk -> desk.withOneMoreWaiting().with(declined.agentId(), DeskAgent::withOneLess));
    }

    @EventHandler
    void project(ConversationReturned returned) {
        update(returned, desk -> desk.withOneMoreWaiting().with(returned.agentId(), DeskAgent::withOneLess));
    }

    @EventHandler
    void project(ConversationTransferred transferred) {
        var from = transferred.fromAgent();
        var to = transferred.toAgent();
        var at = MillisecondTimes.of(transferred.at());
        update(transferred, desk -> {
            var left = from == null ? desk.withOneLessWaiting() : desk.with(from, DeskAgent::withOneLess);
            return to == null ? left : left.with(to, agent -> agent.withOneMore(at));
        });
    }

    /** An offered conversation has returned to the queue before it leaves it. */
    @EventHandler
    void project(ConversationLeftQueue left) {
        update(left, DeskDocument::withOneLessWaiting);
    }

    @EventHandler
    void project(ConversationReleased released) {
        update(released, desk -> desk.with(released.agentId(), DeskAgent::withOneLess));
    }

    private void update(DeskEvent event, UnaryOperator<DeskDocument> change) {
        desks.update(event.deskId().value(), change);
    }
}
