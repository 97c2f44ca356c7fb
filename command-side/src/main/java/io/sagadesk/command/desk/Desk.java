package io.sagadesk.command.desk;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.desk.DeskCommand.ChangePresence;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskCommand.TransferConversation;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.DeskEvent.RoutingAdopted;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.command.ReferenceChecks;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.command.SubjectFacts;
import io.sagadesk.command.conversation.ConversationPlaces;
import io.sagadesk.rules.desk.DeskAgent;
import io.sagadesk.rules.desk.QueuedConversation;
import io.sagadesk.rules.desk.RoutingPolicy;
import io.sagadesk.rules.policy.RoutingRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A desk: the queue, the agents and the assignments of one team. One aggregate makes all assignments, so two agents never
 * get the same conversation, and no agent gets more than the capacity allows.
 */
@Revision("2") // of its snapshots: revision 1 did not separate declines from lapsed offers
@Aggregate(type = "Desk", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Desk extends RepeatableAggregate {

    private static final PolicyId ROUTING = PolicyId.of(PolicyKind.ROUTING);

    @AggregateIdentifier
    private DeskId id;

    private String name;

    private RoutingPolicy routing = RoutingPolicy.BUILT_IN;

    @AggregateMember
    private AgentRoster roster = new AgentRoster();

    @AggregateMember
    private QueuedConversations cases = new QueuedConversations();

    @AggregateMember
    private QueueWaits waits = new QueueWaits();

    @AggregateMember
    private RecentQueueings visits = new RecentQueueings();

    Desk() {} // Axon rebuilds a desk from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenDesk open) {
        if (id == null) apply(new DeskOpened(open.deskId(), open.name(), open.at()));
        else if (!name.equals(open.name())) {
            throw new Refused("desk-exists", "This desk was opened before, under another name");
        }
    }

    @CommandHandler
    void decide(AdoptRouting adopt, SubjectFacts facts) {
        var policy = adopt.policy();
        if (!policy.policyId().equals(ROUTING)) throw new Refused("not-routing", "A desk follows the policy routing");
        if (policy.version() < routing.version()) return; // a newer version has replaced it
        if (policy.version() == routing.version()) {
            requireCriteria(routing.criteria(), adopt);
            return;
        }
        var published = (RoutingRules) ReferenceChecks.requireRules(facts, policy);
        requireCriteria(published.criteria(), adopt);
        apply(new RoutingAdopted(id, policy, adopt.criteria(), adopt.at()));
    }

    private static void requireCriteria(List<RoutingCriterion> published, AdoptRouting adopt) {
        if (!published.equals(adopt.criteria())) {
            throw new Refused("not-that-policy", "This version of the policy has other criteria");
        }
    }

    @CommandHandler
    void decide(SignIn signIn) {
        var deskAgent = roster.find(signIn.agentId());
        if (deskAgent != null && deskAgent.matches(signIn)) return;
        apply(new AgentSignedIn(
                id, signIn.agentId(), signIn.skills(), signIn.capacity(), signIn.senior(), signIn.at()));
        assigner().assignWaiting(signIn.at());
    }

    @CommandHandler
    void decide(ChangePresence change) {
        var from = roster.require(change.agentId()).presence();
        if (from == change.presence()) return;
        apply(new PresenceChanged(id, change.agentId(), from, change.presence(), change.at()));
        if (change.presence() == AgentPresence.OFFLINE) assigner().returnAll(change.agentId(), change.at());
        assigner().assignWaiting(change.at());
    }

    @CommandHandler
    void decide(
            EnqueueConversation enqueue,
            SubjectFacts facts,
            ConversationPlaces places,
            @MetaDataValue(EventMetadata.IMPORTED) @Nullable String imported) {
        var known = cases.find(enqueue.conversationId());
        if (known == null) {
            ReferenceChecks.requireOwned(facts, enqueue.conversationId(), enqueue.customerId());
            if (visits.include(enqueue.conversationId(), enqueue.at())) return;
            places.enter(enqueue.conversationId(), id, imported != null, enqueue.at());
            apply(QueuedConversation.requestOf(enqueue, enqueue.at()));
            assigner().assignWaiting(enqueue.at());
        } else if (!known.request()
                .equals(QueuedConversation.requestOf(enqueue, known.request().at()))) {
            throw new Refused("conversation-queued", "This conversation is at the desk already, with other needs");
        }
    }

    @CommandHandler
    void decide(AcceptConversation accept) {
        if (matches(accept.conversationId(), queued -> queued.isAcceptedBy(accept.agentId()))) return;
        var offered = cases.requireOffered(accept.conversationId(), accept.agentId());
        apply(new AssignmentAccepted(
                id, accept.conversationId(), offered.request().customerId(), accept.agentId(), accept.at()));
    }

    @CommandHandler
    void decide(DeclineConversation decline) {
        if (matches(decline.conversationId(), queued -> isRepeat(decline, queued))) return;
        var offered = cases.requireOffered(decline.conversationId(), decline.agentId());
        if (isAnother(decline.offeredAt(), offered)) throw QueuedConversations.notOffered();
        assigner().decline(offered, decline.agentId(), decline.reason(), decline.at());
        assigner().assignWaiting(decline.at());
    }

    @CommandHandler
    void decide(TransferConversation transfer, SubjectFacts facts, ConversationPlaces places) {
        refuseTarget(transfer);
        var moved = cases.require(transfer.conversationId());
        var toAgent = transfer.toAgent();
        if (transfer.toDesk() != null) requireTransferable(transfer, moved, facts);
        if (toAgent != null && moved.isAcceptedBy(toAgent)) return;
        if (toAgent != null) refuseUnavailable(roster.require(toAgent), moved, transfer.beyondCapacity());
        apply(new ConversationTransferred(
                id,
                transfer.conversationId(),
                moved.request().customerId(),
                moved.agentId(),
                toAgent,
                transfer.toDesk(),
                transfer.beyondCapacity(),
                transfer.reason(),
                transfer.at()));
        if (transfer.toDesk() != null) places.leave(transfer.conversationId(), id, transfer.at());
        assigner().assignWaiting(transfer.at());
    }

    /** An earlier version queued for whomever the command named; the next desk would refuse that customer. */
    private static void requireTransferable(
            TransferConversation transfer, QueuedConversation moved, SubjectFacts facts) {
        ReferenceChecks.requireExists(facts, Objects.requireNonNull(transfer.toDesk()));
        ReferenceChecks.requireOwned(
                facts, transfer.conversationId(), moved.request().customerId());
    }

    /** A customer who was offered an alternative may leave the queue for it until an agent has accepted. */
    @CommandHandler
    void decide(LeaveQueue leave, ConversationPlaces places) {
        var leaving = findSinceQueued(leave.conversationId());
        if (leaving == null) return; // already gone
        if (!leaving.isWaiting() && !waits.isWayOutOffered(leave.conversationId())) {
            throw new Refused("conversation-assigned", "An agent has been found already");
        }
        assigner().returnToQueue(leaving, leave.at());
        leaveQueue(leaving, leave.reason(), leave.at());
        places.leave(leave.conversationId(), id, leave.at());
        assigner().assignWaiting(leave.at());
    }

    /** A conversation without an agent leaves the queue as abandoned. */
    @CommandHandler
    void decide(ReleaseConversation release, ConversationPlaces places) {
        var released = findSinceQueued(release.conversationId());
        if (released == null) return; // already gone
        if (MillisecondPrecision.isBefore(release.at(), released.request().at())) return; // it was queued again since
        places.leave(release.conversationId(), id, release.at());
        var agentId = released.agentId();
        if (agentId == null) {
            leaveQueue(released, LeaveReason.ABANDONED, release.at());
        } else {
            var request = released.request();
            apply(new ConversationReleased(id, request.conversationId(), request.customerId(), agentId, release.at()));
            assigner().assignWaiting(release.at());
        }
    }

    @CommandHandler
    void decide(NoticeWait notice) {
        var conversationId = notice.conversationId();
        requireQueuedOnce(conversationId);
        if (!waits.isNoticeDue(conversationId, notice.since())) return;
        var customerId = cases.require(conversationId).request().customerId();
        var place = cases.placeInQueue(conversationId);
        apply(new WaitNoticed(id, conversationId, customerId, place, notice.since(), notice.at()));
    }

    @CommandHandler
    void decide(OfferWayOut offer) {
        var conversationId = offer.conversationId();
        requireQueuedOnce(conversationId);
        if (!waits.isWayOutDue(conversationId, offer.since())) return;
        var customerId = cases.require(conversationId).request().customerId();
        apply(new WayOutOffered(id, conversationId, customerId, offer.since(), offer.at()));
    }

    @CommandHandler
    void decide(RequireSenior require) {
        var waiting = findSinceQueued(require.conversationId());
        if (waiting == null || waiting.accepted() || waiting.request().senior()) return; // nothing to change
        if (MillisecondPrecision.isBefore(require.at(), waiting.request().at())) return; // known when it was queued
        var customerId = waiting.request().customerId();
        apply(new SeniorRequired(id, require.conversationId(), customerId, require.because(), require.at()));
        assigner().returnForSenior(waiting, require.at());
        assigner().assignWaiting(require.at());
    }

    private void leaveQueue(QueuedConversation leaving, LeaveReason reason, Instant at) {
        var request = leaving.request();
        apply(new ConversationLeftQueue(id, request.conversationId(), request.customerId(), reason, at));
    }

    /** Returns the conversation, or null after it has left; refuses one that was never here. */
    private @Nullable QueuedConversation findSinceQueued(ConversationId conversationId) {
        requireQueuedOnce(conversationId);
        return cases.find(conversationId);
    }

    /** Knows the conversations that are here and the latest that have left. */
    private void requireQueuedOnce(ConversationId conversationId) {
        if (!visits.know(conversationId)) cases.require(conversationId);
    }

    private AgentAssigner assigner() {
        return new AgentAssigner(id, routing, roster, cases);
    }

    private boolean matches(ConversationId conversationId, Predicate<QueuedConversation> condition) {
        var queued = cases.find(conversationId);
        return queued != null && condition.test(queued);
    }

    /** A decline after the offer lapsed is refused, not a repeat; otherwise the decline would go unnoticed. */
    private static boolean isRepeat(DeclineConversation decline, QueuedConversation queued) {
        var agent = decline.agentId();
        var declined = decline.reason() == DeclineReason.DECLINED
                ? queued.declinedBy().contains(agent)
                : queued.isRefusedBy(agent);
        return declined && !queued.isOfferedTo(agent);
    }

    private static boolean isAnother(@Nullable Instant offeredAt, QueuedConversation offered) {
        return offeredAt != null && !MillisecondPrecision.same(offeredAt, offered.offeredAt());
    }

    private void refuseTarget(TransferConversation transfer) {
        var names = (transfer.toAgent() == null ? 0 : 1) + (transfer.toDesk() == null ? 0 : 1);
        if (names != 1 || id.equals(transfer.toDesk())) {
            throw new Refused("transfer-target", "A transfer names either an agent of this desk or another desk");
        }
    }

    private static void refuseUnavailable(DeskAgent deskAgent, QueuedConversation moved, boolean beyondCapacity) {
        if (deskAgent.presence() == AgentPresence.OFFLINE) throw new Refused("agent-not-here", "This agent is offline");
        if (deskAgent.spare() <= 0 && !beyondCapacity && !moved.isOfferedTo(deskAgent.agentId())) {
            throw new Refused("agent-at-capacity", "This agent has as many conversations in hand as allowed");
        }
    }

    @EventSourcingHandler
    void evolve(DeskOpened opened) {
        id = opened.deskId();
        name = opened.name();
    }

    @EventSourcingHandler
    void evolve(RoutingAdopted adopted) {
        routing = new RoutingPolicy(adopted.policy().version(), adopted.criteria());
    }
}
