package io.sagadesk.rules.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.desk.DeskCommand.ChangePresence;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskCommand.TransferConversation;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
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
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.desk.RoutingCandidate;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands and events of the desk "chat" for tests. All of them have the time noon. */
public final class DeskExamples {

    public static final DeskId CHAT = new DeskId("chat");
    public static final AgentId ADA = new AgentId("ada");
    public static final AgentId BEN = new AgentId("ben");
    public static final AgentId CAT = new AgentId("cat");
    public static final ConversationId TALK_1 = new ConversationId("talk-1");
    public static final ConversationId TALK_2 = new ConversationId("talk-2");
    public static final ConversationId TALK_3 = new ConversationId("talk-3");
    public static final ConversationId TALK_4 = new ConversationId("talk-4");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final DeskOpened OPENED = new DeskOpened(CHAT, "Chat", NOON);

    private static final PolicyId ROUTING = PolicyId.of(PolicyKind.ROUTING);

    private DeskExamples() {}

    public static CustomerId customerOf(ConversationId talk) {
        return new CustomerId("c-of-" + talk.value());
    }

    public static SignIn signIn(AgentId agent, int capacity, String... skills) {
        return new SignIn(CHAT, agent, List.of(skills), capacity, false, NOON);
    }

    public static AgentSignedIn signedIn(AgentId agent, int capacity, String... skills) {
        return new AgentSignedIn(CHAT, agent, List.of(skills), capacity, false, NOON);
    }

    public static AgentSignedIn seniorSignedIn(AgentId agent, int capacity) {
        return new AgentSignedIn(CHAT, agent, List.of(), capacity, true, NOON);
    }

    public static SignIn seniorSignIn(AgentId agent, int capacity, String... skills) {
        return new SignIn(CHAT, agent, List.of(skills), capacity, true, NOON);
    }

    public static AdoptRouting adopt(int version, RoutingCriterion... criteria) {
        return new AdoptRouting(CHAT, new PolicyVersion(ROUTING, version), List.of(criteria), NOON);
    }

    public static RoutingAdopted adopted(int version, RoutingCriterion... criteria) {
        return new RoutingAdopted(CHAT, new PolicyVersion(ROUTING, version), List.of(criteria), NOON);
    }

    public static ChangePresence be(AgentId agent, AgentPresence presence) {
        return new ChangePresence(CHAT, agent, presence, NOON);
    }

    public static PresenceChanged changed(AgentId agent, AgentPresence from, AgentPresence to) {
        return new PresenceChanged(CHAT, agent, from, to, NOON);
    }

    public static EnqueueConversation enqueue(ConversationId talk, String... skills) {
        return enqueue(queued(talk, skills));
    }

    public static EnqueueConversation enqueue(ConversationQueued like) {
        return new EnqueueConversation(
                CHAT,
                like.conversationId(),
                like.customerId(),
                like.tier(),
                like.priority(),
                like.skills(),
                like.contactPerson(),
                like.senior(),
                like.at());
    }

    public static ConversationQueued queued(ConversationId talk, String... skills) {
        return queued(talk, CustomerTier.STANDARD, Priority.NORMAL, NOON, skills);
    }

    public static ConversationQueued queued(
            ConversationId talk, CustomerTier tier, Priority priority, Instant at, String... skills) {
        return new ConversationQueued(CHAT, talk, customerOf(talk), tier, priority, List.of(skills), null, false, at);
    }

    public static ConversationQueued queuedFor(ConversationId talk, AgentId contactPerson) {
        return new ConversationQueued(
                CHAT,
                talk,
                customerOf(talk),
                CustomerTier.STANDARD,
                Priority.NORMAL,
                List.of(),
                contactPerson,
                false,
                NOON);
    }

    public static ConversationQueued queuedForSenior(ConversationId talk) {
        return new ConversationQueued(
                CHAT, talk, customerOf(talk), CustomerTier.VIP, Priority.HIGH, List.of(), null, true, NOON);
    }

    public static AcceptConversation accept(ConversationId talk, AgentId agent) {
        return new AcceptConversation(CHAT, talk, agent, NOON);
    }

    public static AssignmentAccepted accepted(ConversationId talk, AgentId agent) {
        return new AssignmentAccepted(CHAT, talk, customerOf(talk), agent, NOON);
    }

    public static DeclineConversation decline(ConversationId talk, AgentId agent) {
        return new DeclineConversation(CHAT, talk, agent, DeclineReason.DECLINED, null, NOON);
    }

    public static DeclineConversation lapse(ConversationId talk, AgentId agent) {
        return new DeclineConversation(CHAT, talk, agent, DeclineReason.TIMED_OUT, null, NOON);
    }

    public static AssignmentDeclined declined(ConversationId talk, AgentId agent, DeclineReason reason) {
        return new AssignmentDeclined(CHAT, talk, customerOf(talk), agent, reason, NOON);
    }

    public static TransferConversation transfer(
            ConversationId talk, @Nullable AgentId agent, @Nullable DeskId desk, boolean beyondCapacity) {
        return new TransferConversation(CHAT, talk, agent, desk, beyondCapacity, "Knows more", NOON);
    }

    public static ConversationTransferred transferred(
            ConversationId talk, @Nullable AgentId from, @Nullable AgentId to, @Nullable DeskId desk, boolean beyond) {
        return new ConversationTransferred(CHAT, talk, customerOf(talk), from, to, desk, beyond, "Knows more", NOON);
    }

    public static ConversationReturned returned(ConversationId talk, AgentId agent) {
        return new ConversationReturned(CHAT, talk, customerOf(talk), agent, NOON);
    }

    public static LeaveQueue leave(ConversationId talk, LeaveReason reason) {
        return new LeaveQueue(CHAT, talk, reason, NOON);
    }

    public static ConversationLeftQueue left(ConversationId talk, LeaveReason reason) {
        return new ConversationLeftQueue(CHAT, talk, customerOf(talk), reason, NOON);
    }

    public static ReleaseConversation release(ConversationId talk) {
        return new ReleaseConversation(CHAT, talk, NOON);
    }

    public static ConversationReleased released(ConversationId talk, AgentId agent) {
        return new ConversationReleased(CHAT, talk, customerOf(talk), agent, NOON);
    }

    /** Returns an assignment with an arbitrary explanation, for use as a given event. */
    public static ConversationAssigned assigned(ConversationId talk, AgentId agent) {
        var because = new Decision("routing", 0, Map.of());
        return new ConversationAssigned(CHAT, talk, customerOf(talk), agent, because, List.of(), NOON);
    }

    public static RoutingCandidate candidate(AgentId agent, int load, int capacity) {
        return new RoutingCandidate(agent, load, capacity, load == 0 ? null : NOON);
    }
}
