package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.FOREIGN;
import static io.sagadesk.command.cases.CommandCase.Trouble.NOTHING;
import static io.sagadesk.command.cases.CommandCase.Trouble.WRONG_STATE;
import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CAT;
import static io.sagadesk.rules.desk.DeskExamples.CHAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.OPENED;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.TALK_2;
import static io.sagadesk.rules.desk.DeskExamples.accepted;
import static io.sagadesk.rules.desk.DeskExamples.adopt;
import static io.sagadesk.rules.desk.DeskExamples.assigned;
import static io.sagadesk.rules.desk.DeskExamples.customerOf;
import static io.sagadesk.rules.desk.DeskExamples.enqueue;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.signedIn;
import static io.sagadesk.rules.desk.DeskExamples.transfer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.command.desk.Desk;
import io.sagadesk.rules.desk.DeskExamples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a desk. */
public final class DeskCases {

    private static final DeskId BILLING = new DeskId("billing");
    private static final PolicyVersion ROUTING_1 = routing(1);
    private static final Decision ANGRY = new Decision("routing", 0, Map.of("sentiment", "-80"));
    private static final String GONE = "the desk does not know it any more, or knows it differently";
    private static final String STATE = "nothing more to change";

    private DeskCases() {}

    public static Stream<CommandCase> all() {
        return Stream.of(staff(), queue(), offers(), waits()).flatMap(cases -> cases);
    }

    private static Stream<CommandCase> staff() {
        return Stream.of(
                CommandCase.of(Desk.class, new OpenDesk(CHAT, "Chat", NOON)).repeatRefused("desk-exists", "name"),
                CommandCase.of(Desk.class, DeskExamples.signIn(ADA, 2, "french"), OPENED)
                        .exempts("agentId", "signing in makes the agent known")
                        .repeatRecorded("agentId", "skills", "capacity", "senior"),
                CommandCase.of(Desk.class, DeskExamples.be(ADA, AgentPresence.AWAY), OPENED, signedIn(ADA, 2))
                        .refuses("agentId", NOTHING, "agent-not-here", CAT)
                        .repeatRefused("agent-not-here", "agentId")
                        .repeatRecorded("presence"),
                CommandCase.of(Desk.class, adopt(1, RoutingCriterion.LONGEST_IDLE), OPENED)
                        .among(world -> world.facts.with(ROUTING_1, Map.of("criteria", List.of("LONGEST_IDLE"))))
                        .refuses("policy", NOTHING, "policy-unknown", routing(7))
                        .refuses("policy", FOREIGN, "not-routing", new PolicyVersion(PolicyId.of(PolicyKind.RFM), 1))
                        .refuses("criteria", WRONG_STATE, "not-that-policy", List.of(RoutingCriterion.CONTACT_PERSON))
                        .repeatRefused("policy-unknown", "policy")
                        .repeatRefused("not-that-policy", "criteria"));
    }

    private static Stream<CommandCase> queue() {
        return Stream.of(
                CommandCase.of(Desk.class, enqueue(TALK_1, "french"), OPENED)
                        .among(DeskCases::talks)
                        .refuses("conversationId", NOTHING, "conversation-unknown", DeskExamples.TALK_4)
                        .refuses("conversationId", FOREIGN, "wrong-customer", TALK_2)
                        .refuses(
                                "conversationId",
                                WRONG_STATE,
                                "conversation-elsewhere",
                                world -> world.places.with(TALK_1, BILLING))
                        .refuses("customerId", FOREIGN, "wrong-customer", new CustomerId("thief"))
                        .exempts("contactPerson", "a preference among the agents who are eligible anyway")
                        .repeatRefused("conversation-unknown", "conversationId")
                        .repeatRefused(
                                "conversation-queued",
                                "customerId",
                                "tier",
                                "priority",
                                "skills",
                                "contactPerson",
                                "senior"),
                CommandCase.of(
                                Desk.class,
                                new LeaveQueue(CHAT, TALK_1, LeaveReason.TICKET, NOON),
                                OPENED,
                                queued(TALK_1))
                        .refuses("conversationId", NOTHING, "conversation-not-here", TALK_2)
                        .repeatRefused("conversation-not-here", "conversationId")
                        .repeatIgnored("the customer has left already", "reason"),
                CommandCase.of(Desk.class, new ReleaseConversation(CHAT, TALK_1, NOON), OPENED, queued(TALK_1))
                        .refuses("conversationId", NOTHING, "conversation-not-here", TALK_2)
                        .repeatRefused("conversation-not-here", "conversationId"),
                CommandCase.of(
                                Desk.class,
                                transfer(TALK_1, null, BILLING, false),
                                OPENED,
                                signedIn(ADA, 1),
                                queued(TALK_1))
                        .among(world -> {
                            talks(world);
                            world.facts.with(BILLING);
                        })
                        .refuses("conversationId", NOTHING, "conversation-not-here", TALK_2)
                        .refuses(
                                "conversationId",
                                FOREIGN,
                                "wrong-customer",
                                world -> world.facts.of(new CustomerId("owner"), TALK_1))
                        .refuses("toDesk", NOTHING, "desk-unknown", new DeskId("ghost"))
                        .refuses("toDesk", FOREIGN, "transfer-target", CHAT)
                        .refuses(
                                "toAgent",
                                NOTHING,
                                "agent-not-here",
                                world -> world.send(transfer(TALK_1, CAT, null, false)))
                        .refuses("toAgent", WRONG_STATE, "agent-at-capacity", world -> {
                            world.happened(queued(TALK_2));
                            world.happened(assigned(TALK_2, ADA));
                            world.send(transfer(TALK_1, ADA, null, false));
                        })
                        .isNotRepeated(GONE));
    }

    private static Stream<CommandCase> offers() {
        Object[] offered = {OPENED, signedIn(ADA, 1), signedIn(BEN, 1), queued(TALK_1), assigned(TALK_1, ADA)};
        var decline = new DeclineConversation(CHAT, TALK_1, ADA, DeclineReason.DECLINED, NOON, NOON);
        return Stream.of(
                CommandCase.of(Desk.class, new AcceptConversation(CHAT, TALK_1, ADA, NOON), offered)
                        .refuses("conversationId", NOTHING, "not-offered", TALK_2)
                        .refuses("agentId", FOREIGN, "not-offered", BEN)
                        .refuses("agentId", WRONG_STATE, "not-offered", world -> {
                            world.happened(accepted(TALK_1, ADA));
                            world.send(new AcceptConversation(CHAT, TALK_1, BEN, NOON));
                        })
                        .repeatRefused("not-offered", "conversationId", "agentId"),
                CommandCase.of(Desk.class, decline, offered)
                        .refuses("conversationId", NOTHING, "not-offered", TALK_2)
                        .refuses("agentId", FOREIGN, "not-offered", BEN)
                        .refuses("offeredAt", WRONG_STATE, "not-offered", NOON.minusSeconds(9))
                        .repeatRefused("not-offered", "conversationId", "agentId")
                        .repeatIgnored("the agent does not have the offer any more", "reason", "offeredAt"));
    }

    private static Stream<CommandCase> waits() {
        return Stream.of(
                CommandCase.of(Desk.class, new NoticeWait(CHAT, TALK_1, NOON, NOON), OPENED, queued(TALK_1))
                        .refuses("conversationId", NOTHING, "conversation-not-here", TALK_2)
                        .repeatRefused("conversation-not-here", "conversationId")
                        .repeatIgnored("another wait is not running", "since"),
                CommandCase.of(Desk.class, new OfferWayOut(CHAT, TALK_1, NOON, NOON), OPENED, queued(TALK_1))
                        .refuses("conversationId", NOTHING, "conversation-not-here", TALK_2)
                        .repeatRefused("conversation-not-here", "conversationId")
                        .repeatIgnored("another wait is not running", "since"),
                CommandCase.of(Desk.class, new RequireSenior(CHAT, TALK_1, ANGRY, NOON), OPENED, queued(TALK_1))
                        .refuses("conversationId", NOTHING, "conversation-not-here", TALK_2)
                        .repeatRefused("conversation-not-here", "conversationId")
                        .repeatIgnored(STATE, "because"));
    }

    private static void talks(CommandWorld world) {
        world.facts.of(customerOf(TALK_1), TALK_1).of(customerOf(TALK_2), TALK_2);
    }

    private static PolicyVersion routing(int version) {
        return new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), version);
    }
}
