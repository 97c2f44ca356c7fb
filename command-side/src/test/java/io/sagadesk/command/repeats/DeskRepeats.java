package io.sagadesk.command.repeats;

import io.sagadesk.api.Command;
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
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskCommand.TransferConversation;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.command.desk.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Repeats of the commands to a desk. */
public final class DeskRepeats {

    private static final DeskId ID = new DeskId("chat");
    private static final ConversationId TALK = new ConversationId("v-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final AgentId BOB = new AgentId("a-1");
    private static final AgentId EVE = new AgentId("a-2");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision BECAUSE = new Decision("routing", 0, Map.of("sentiment", "-80"));

    private static final DeskOpened OPENED = new DeskOpened(ID, "Chat", NOON);
    private static final AgentSignedIn BOB_IN = new AgentSignedIn(ID, BOB, List.of(), 3, false, NOON);
    private static final AgentSignedIn EVE_IN = new AgentSignedIn(ID, EVE, List.of(), 3, true, NOON);
    private static final ConversationQueued QUEUED = new ConversationQueued(
            ID, TALK, ANNA, CustomerTier.STANDARD, Priority.NORMAL, List.of(), null, false, NOON);
    private static final ConversationAssigned OFFERED =
            new ConversationAssigned(ID, TALK, ANNA, BOB, BECAUSE, List.of(), NOON);
    private static final AssignmentAccepted ACCEPTED = new AssignmentAccepted(ID, TALK, ANNA, BOB, NOON);

    private DeskRepeats() {}

    public static Stream<RepeatCase> all() {
        var enqueue = new EnqueueConversation(
                ID, TALK, ANNA, CustomerTier.STANDARD, Priority.NORMAL, List.of(), null, false, NOON);
        var adopt = new AdoptRouting(
                ID,
                new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 1),
                List.of(RoutingCriterion.CONTACT_PERSON),
                NOON);
        return Stream.concat(
                waits(),
                Stream.of(
                        RepeatCase.withId(Desk.class, new OpenDesk(ID, "Chat", NOON)),
                        ofState(new SignIn(ID, BOB, List.of("french"), 3, true, NOON)),
                        ofState(new ChangePresence(ID, BOB, AgentPresence.AWAY, NOON)),
                        RepeatCase.withId(Desk.class, enqueue, "conversationId").after(OPENED, BOB_IN),
                        ofState(new AcceptConversation(ID, TALK, BOB, NOON)).after(OPENED, BOB_IN, QUEUED, OFFERED),
                        ofState(new DeclineConversation(ID, TALK, BOB, DeclineReason.DECLINED, NOON, NOON))
                                .after(OPENED, BOB_IN, QUEUED, OFFERED)
                                .unnoticed("an agent who declined is not asked again", "reason", "offeredAt"),
                        ofState(new TransferConversation(ID, TALK, EVE, null, false, "she knows", NOON))
                                .after(OPENED, BOB_IN, EVE_IN, QUEUED, OFFERED, ACCEPTED)
                                .unnoticed(
                                        "the agent has the conversation, for whatever reason",
                                        "beyondCapacity",
                                        "reason"),
                        ofState(new LeaveQueue(ID, TALK, LeaveReason.ABANDONED, NOON))
                                .after(OPENED, QUEUED)
                                .unnoticed("the customer has left, for whatever reason", "reason"),
                        ofState(new ReleaseConversation(ID, TALK, NOON))
                                .after(OPENED, BOB_IN, QUEUED, OFFERED, ACCEPTED),
                        ofState(adopt)));
    }

    private static Stream<RepeatCase> waits() {
        var over = "nothing is due in a wait that is over, or that was noticed";
        return Stream.of(
                ofState(new NoticeWait(ID, TALK, NOON, NOON))
                        .after(OPENED, QUEUED)
                        .unnoticed(over, "since"),
                ofState(new OfferWayOut(ID, TALK, NOON, NOON))
                        .after(OPENED, QUEUED)
                        .unnoticed(over, "since"),
                ofState(new RequireSenior(ID, TALK, BECAUSE, NOON))
                        .after(OPENED, QUEUED)
                        .unnoticed("a senior is required, for whatever reason", "because"));
    }

    private static RepeatCase ofState(Command command) {
        return RepeatCase.ofState(Desk.class, command).after(OPENED, BOB_IN);
    }
}
