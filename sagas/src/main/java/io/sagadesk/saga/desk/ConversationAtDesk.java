package io.sagadesk.saga.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Decision;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskEvent;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.timer.TimerEvent.OfferLapsed;
import io.sagadesk.api.timer.TimerEvent.WaitedLong;
import io.sagadesk.api.timer.TimerEvent.WaitedTooLong;
import io.sagadesk.rules.policy.RoutingRules;
import io.sagadesk.saga.CustomerLookup;
import io.sagadesk.saga.FollowUpTicket;
import io.sagadesk.saga.PendingTimers;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Accompanies a conversation from the request for a human until it no longer needs one: queues it at one desk at a time,
 * lets unaccepted offers lapse, sends notices about the wait, and releases it at the end. The desk makes all decisions, so a
 * command that comes too late changes nothing there.
 */
@Saga
@ProcessingGroup(ConversationAtDesk.NAME)
public class ConversationAtDesk {

    static final String NAME = "conversation-at-desk";
    static final String RULE = "routing";

    private static final String ID = "conversationId";
    private static final String DESK = "deskId";
    private static final String OFFER = "offer";
    private static final String SOOTHE = "soothe";
    private static final String WAY_OUT = "wayOut";
    private static final String NO_DESK = "A person was asked for, and there is no desk to answer";

    private @Nullable DeskId desk; // the current desk, or the one to which it is being sent
    private @Nullable ConversationQueued request; // absent until a desk has queued it

    @JsonInclude(JsonInclude.Include.NON_NULL) // written as before where there is none
    private @Nullable EnqueueConversation wanted; // from a desk that has not been opened yet

    private Set<String> queuings = new HashSet<>();
    private boolean accepted;
    private PendingTimers promises = new PendingTimers();

    /** A conversation that is already at a desk needs no second queueing. */
    @StartSaga
    @SagaEventHandler(associationProperty = ID)
    void react(
            HumanRequested requested,
            EventMessage<?> cause,
            SagaCommandGateway commands,
            PolicyLookup policies,
            CustomerLookup customers) {
        if (desk != null) return;
        var customer = customers.find(requested.customerId(), cause);
        send(EnqueueRequest.of(requested, customer, policies.routing(requested.at())), cause, commands);
    }

    /** The desk that was asked for, and did not exist, was opened. */
    @SagaEventHandler(associationProperty = DESK)
    void react(DeskOpened opened, EventMessage<?> cause, SagaCommandGateway commands) {
        if (wanted == null) return;
        send(EnqueueRequest.at(laterOf(wanted.at(), opened.at()), wanted), cause, commands);
    }

    /** The conversation may also be queued by another sender; the desk of the latest queueing is the current one. */
    @StartSaga
    @SagaEventHandler(associationProperty = ID)
    void react(
            ConversationQueued queued,
            EventMessage<?> cause,
            SagaCommandGateway commands,
            PolicyLookup policies,
            EventScheduler scheduler) {
        if (!queuings.add(cause.getIdentifier())) return; // delivered again and already handled
        if (desk != null && !isHere(queued)) {
            if (isOwn(cause)) return; // a late event of a previous desk, already told to release it
            release(desk, queued.conversationId(), laterOf(queued.at(), cause.getTimestamp()), cause, commands);
        }
        await(null);
        desk = queued.deskId();
        request = queued;
        startWait(queued, queued.at(), policies.routing(queued.at()), scheduler);
    }

    /** The time limit starts when the offer is recorded, because agents cannot see it earlier. */
    @SagaEventHandler(associationProperty = ID)
    void react(ConversationAssigned assigned, EventMessage<?> cause, PolicyLookup policies, EventScheduler scheduler) {
        if (!isHere(assigned)) return;
        var lapsesAt = laterOf(assigned.at(), cause.getTimestamp())
                .plus(policies.routing(assigned.at()).offer());
        var lapsed = new OfferLapsed(
                assigned.deskId(),
                assigned.conversationId(),
                assigned.customerId(),
                assigned.agentId(),
                assigned.at(),
                lapsesAt);
        promises.schedule(OFFER, lapsed, scheduler);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(OfferLapsed lapsed, EventMessage<?> cause, SagaCommandGateway commands) {
        commands.send(
                RULE,
                new DeclineConversation(
                        lapsed.deskId(),
                        lapsed.conversationId(),
                        lapsed.agentId(),
                        DeclineReason.TIMED_OUT,
                        lapsed.offeredAt(),
                        laterOf(lapsed.at(), cause.getTimestamp())),
                cause);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(AssignmentDeclined declined, EventScheduler scheduler) {
        if (isHere(declined)) promises.cancel(OFFER, scheduler);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(AssignmentAccepted taken, EventScheduler scheduler) {
        if (isHere(taken)) serve(scheduler);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(ConversationReturned returned, PolicyLookup policies, EventScheduler scheduler) {
        if (request == null || !isHere(returned)) return;
        promises.cancel(OFFER, scheduler);
        if (accepted) startWait(request, returned.at(), policies.routing(returned.at()), scheduler);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(WaitedLong waited, EventMessage<?> cause, SagaCommandGateway commands) {
        var at = laterOf(waited.at(), cause.getTimestamp());
        commands.send(RULE, new NoticeWait(waited.deskId(), waited.conversationId(), waited.since(), at), cause);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(WaitedTooLong waited, EventMessage<?> cause, SagaCommandGateway commands) {
        var at = laterOf(waited.at(), cause.getTimestamp());
        commands.send(RULE, new OfferWayOut(waited.deskId(), waited.conversationId(), waited.since(), at), cause);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(SentimentReported reported, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        var rules = policies.routing(reported.at());
        if (desk == null || accepted || !EnqueueRequest.isAngry(reported.score(), rules)) return;
        var inputs =
                Map.of("sentiment", String.valueOf(reported.score()), "angryBelow", String.valueOf(rules.angryBelow()));
        var because = new Decision(RULE, rules.version(), inputs);
        commands.send(RULE, new RequireSenior(desk, reported.conversationId(), because, reported.at()), cause);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(SeniorRequired required) {
        if (request != null && isHere(required)) request = request.forSenior();
    }

    @SagaEventHandler(associationProperty = ID)
    void react(
            ConversationTransferred moved,
            EventMessage<?> cause,
            SagaCommandGateway commands,
            EventScheduler scheduler) {
        if (request == null || !isHere(moved)) return;
        serve(scheduler);
        var next = moved.toDesk();
        if (next != null) send(EnqueueRequest.forNextDesk(request, next, moved.at()), cause, commands);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(ConversationLeftQueue left, EventScheduler scheduler) {
        if (isHere(left)) end(scheduler);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(ConversationReleased released, EventScheduler scheduler) {
        if (isHere(released)) end(scheduler);
    }

    @SagaEventHandler(associationProperty = ID)
    void react(
            ConversationClosed closed, EventMessage<?> cause, SagaCommandGateway commands, EventScheduler scheduler) {
        if (desk != null) release(desk, closed.conversationId(), closed.at(), cause, commands);
        end(scheduler);
    }

    /**
     * If the desk does not exist, a follow-up ticket is opened, because perhaps nobody ever opens the desk. If it is opened
     * after all, it gets the conversation.
     */
    private void send(EnqueueConversation enqueue, EventMessage<?> cause, SagaCommandGateway commands) {
        accepted = false;
        var answer = commands.send(RULE, enqueue, cause);
        desk = answer.isDone() || answer.isRefusedAs("conversation-queued") ? enqueue.deskId() : null;
        await(answer.isRefusedAs("not-found") ? enqueue : null);
        if (wanted == null) return;
        var ticket = FollowUpTicket.open(
                enqueue.conversationId(), enqueue.customerId(), Priority.HIGH, NO_DESK, enqueue.at());
        commands.send(RULE, ticket, cause);
    }

    private void await(@Nullable EnqueueConversation next) {
        if (wanted != null)
            SagaLifecycle.removeAssociationWith(DESK, wanted.deskId().toString());
        if (next != null) SagaLifecycle.associateWith(DESK, next.deskId().toString());
        wanted = next;
    }

    private static void release(
            DeskId from,
            ConversationId conversationId,
            Instant at,
            EventMessage<?> cause,
            SagaCommandGateway commands) {
        commands.send(RULE, new ReleaseConversation(from, conversationId, at), cause);
    }

    private void startWait(ConversationQueued waiting, Instant since, RoutingRules rules, EventScheduler scheduler) {
        accepted = false;
        var deskId = waiting.deskId();
        var conversationId = waiting.conversationId();
        var customerId = waiting.customerId();
        promises.schedule(
                SOOTHE,
                new WaitedLong(deskId, conversationId, customerId, since, since.plus(rules.soothe())),
                scheduler);
        promises.schedule(
                WAY_OUT,
                new WaitedTooLong(deskId, conversationId, customerId, since, since.plus(rules.wayOut())),
                scheduler);
    }

    private void serve(EventScheduler scheduler) {
        accepted = true;
        promises.cancelAll(scheduler);
    }

    private void end(EventScheduler scheduler) {
        promises.cancelAll(scheduler);
        SagaLifecycle.end();
    }

    private static boolean isOwn(EventMessage<?> queued) {
        return (EventMetadata.POLICY_ACTOR + RULE).equals(queued.getMetaData().get(EventMetadata.ACTOR));
    }

    private boolean isHere(DeskEvent event) {
        return event.deskId().equals(desk);
    }

    private static Instant laterOf(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }
}
