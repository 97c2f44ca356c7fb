package io.sagadesk.rules.desk;

import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.queuedFor;
import static io.sagadesk.rules.desk.DeskExamples.queuedForSenior;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.RoutingCandidate;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.policy.RoutingCriterion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingPolicyTest {

    private static final Instant EARLIER = NOON.minusSeconds(60);

    private final RoutingPolicy routing = RoutingPolicy.BUILT_IN;

    static Stream<Arguments> eligible() {
        var plain = new QueuedConversation(queued(TALK_1));
        var french = new QueuedConversation(queued(TALK_1, "french", "refunds"));
        return Stream.of(
                arguments("online with capacity", plain, agent(ADA, 0, 1, null), true),
                arguments("at capacity", plain, agent(ADA, 1, 1, null), false),
                arguments("beyond capacity", plain, agent(ADA, 2, 1, null), false),
                arguments("away", plain, agent(ADA, 0, 1, null).with(AgentPresence.AWAY), false),
                arguments("offline", plain, agent(ADA, 0, 1, null).with(AgentPresence.OFFLINE), false),
                arguments("no skill", french, agent(ADA, 0, 1, null), false),
                arguments("one of two skills", french, skilled("french"), false),
                arguments("all skills and more", french, skilled("chess", "french", "refunds"), true),
                arguments("has declined", plain.declinedBy(ADA), agent(ADA, 0, 1, null), false),
                arguments("another has declined", plain.declinedBy(BEN), agent(ADA, 0, 1, null), true));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("eligible")
    void an_agent_may_be_asked_who_is_online_has_room_and_all_skills_and_has_not_declined(
            String description, QueuedConversation waiting, DeskAgent agent, boolean expected) {
        assertThat(RoutingPolicy.isEligible(agent, waiting)).isEqualTo(expected);
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                arguments("ONLY_CANDIDATE", null, List.of(agent(ADA, 0, 1, null)), ADA),
                arguments("CONTACT_PERSON", BEN, List.of(agent(ADA, 0, 9, null), agent(BEN, 1, 2, NOON)), BEN),
                arguments("SPARE_CAPACITY", CAT, List.of(agent(ADA, 1, 2, EARLIER), agent(BEN, 1, 3, NOON)), BEN),
                arguments("ONLY_CANDIDATE", CAT, List.of(agent(BEN, 0, 3, NOON), agent(CAT, 2, 2, null)), BEN),
                arguments("LONGEST_IDLE", null, List.of(agent(ADA, 1, 2, NOON), agent(BEN, 2, 3, EARLIER)), BEN),
                arguments("LONGEST_IDLE", null, List.of(agent(ADA, 1, 2, EARLIER), agent(BEN, 1, 2, null)), BEN),
                arguments("AGENT_ID", null, List.of(agent(CAT, 1, 2, NOON), agent(BEN, 1, 2, NOON)), BEN));
    }

    @ParameterizedTest(name = "{0}, contact person {1}")
    @MethodSource("choices")
    void the_first_criterion_that_tells_agents_apart_decides_who_is_asked(
            String criterion, @Nullable AgentId contactPerson, List<DeskAgent> agents, AgentId expected) {
        var request = contactPerson == null ? queued(TALK_1) : queuedFor(TALK_1, contactPerson);
        var choice = routing.choose(new QueuedConversation(request), agents, List.of())
                .orElseThrow();
        assertThat(choice.agentId()).isEqualTo(expected);
        assertThat(choice.because().inputs()).containsEntry("criterion", criterion);
    }

    @Test
    void nobody_is_asked_where_nobody_is_eligible() {
        assertThat(routing.choose(new QueuedConversation(queued(TALK_1)), List.of(agent(ADA, 1, 1, NOON)), List.of()))
                .isEmpty();
    }

    @Test
    void a_choice_explains_itself() {
        var waiting = new QueuedConversation(queuedFor(TALK_1, CAT)).declinedBy(CAT);
        var agents = List.of(agent(ADA, 1, 2, NOON), agent(BEN, 0, 2, null), agent(CAT, 0, 9, null));
        var choice = routing.choose(waiting, agents, List.of()).orElseThrow();
        assertThat(choice.candidates())
                .containsExactly(new RoutingCandidate(BEN, 0, 2, null), new RoutingCandidate(ADA, 1, 2, NOON));
        assertThat(choice.because().rule()).isEqualTo("routing");
        assertThat(choice.because().version()).isZero();
        assertThat(choice.because().inputs())
                .isEqualTo(Map.of(
                        "criterion", "SPARE_CAPACITY",
                        "tier", "STANDARD",
                        "priority", "NORMAL",
                        "waitingSince", "2026-03-01T12:00:00Z",
                        "skills", "",
                        "senior", "false",
                        "contactPerson", "cat",
                        "declinedBy", "cat"));
    }

    @Test
    void a_published_version_is_named_and_may_weigh_otherwise() {
        var published = new RoutingPolicy(7, List.of(RoutingCriterion.LONGEST_IDLE));
        var agents = List.of(agent(ADA, 0, 9, NOON), agent(BEN, 1, 2, EARLIER));
        var choice = published
                .choose(new QueuedConversation(queued(TALK_1)), agents, List.of())
                .orElseThrow();
        assertThat(choice.agentId()).isEqualTo(BEN);
        assertThat(choice.because().version()).isEqualTo(7);
    }

    static Stream<Arguments> needs() {
        var wanted = new QueuedConversation(queuedForSenior(TALK_1));
        var senior = new DeskAgent(BEN, List.of(), 1, true, AgentPresence.ONLINE, 0, null);
        return Stream.of(
                arguments("nobody asked", new QueuedConversation(queued(TALK_1)), List.of(senior), false),
                arguments("a senior is there", wanted, List.of(senior), true),
                arguments("a senior is busy", wanted, List.of(senior.withOneMore(NOON)), true),
                arguments("a senior is away", wanted, List.of(senior.with(AgentPresence.AWAY)), true),
                arguments("no senior is there", wanted, List.of(), false),
                arguments("the senior has declined", wanted.declinedBy(BEN), List.of(senior), false));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("needs")
    void a_conversation_waits_for_a_senior_agent_who_is_there_and_has_not_declined(
            String description, QueuedConversation waiting, List<DeskAgent> seniors, boolean expected) {
        assertThat(RoutingPolicy.needsSenior(waiting, seniors)).isEqualTo(expected);
    }

    private static DeskAgent agent(AgentId agent, int load, int capacity, @Nullable Instant lastAssigned) {
        return new DeskAgent(agent, List.of(), capacity, false, AgentPresence.ONLINE, load, lastAssigned);
    }

    private static DeskAgent skilled(String... skills) {
        return new DeskAgent(ADA, List.of(skills), 1, false, AgentPresence.ONLINE, 0, null);
    }
}
