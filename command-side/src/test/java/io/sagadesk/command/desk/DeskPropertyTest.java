package io.sagadesk.command.desk;

import static io.sagadesk.command.desk.DeskEventMatchers.withoutExplanations;
import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.assigned;
import static io.sagadesk.rules.desk.DeskExamples.seniorSignIn;
import static io.sagadesk.rules.desk.DeskExamples.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sagadesk.api.Priority;
import io.sagadesk.api.Refused;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskCommand;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.rules.desk.DeskExamples;
import java.util.List;

/** Checks the invariants of a desk for random sequences of commands. */
class DeskPropertyTest {

    private static final DeskId BILLING = new DeskId("billing");
    private static final AgentId NEW_AGENT = new AgentId("zoe");

    @SeededTest(300)
    void nothing_is_lost_or_served_twice_or_out_of_turn_or_beyond_capacity(RandomValues random) {
        var commands = random.list(1, 60, () -> command(random));
        var desk = new InMemoryDesk();
        var invariants = new DeskInvariants();
        assertThatCode(() -> commands.forEach(command -> invariants.check(sendUnlessRefused(desk, command))))
                .as("%s", commands)
                .doesNotThrowAnyException();

        var expected = invariants.waiting().stream()
                .<Object>map(request -> assigned(request.conversationId(), NEW_AGENT))
                .toList();
        var served = desk.send(seniorSignIn(NEW_AGENT, 100, "french"));
        assertThat(withoutExplanations(served.subList(1, served.size())))
                .as("%s", commands)
                .isEqualTo(withoutExplanations(expected));
    }

    private static List<Object> sendUnlessRefused(InMemoryDesk desk, DeskCommand command) {
        try {
            return desk.send(command);
        } catch (Refused refused) {
            return List.of();
        }
    }

    private static DeskCommand command(RandomValues random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> enqueue(random);
            case 4 -> signInAsAnyone(random);
            case 5 -> DeskExamples.be(agent(random), random.oneOf(AgentPresence.values()));
            default -> talk(random);
        };
    }

    private static DeskCommand enqueue(RandomValues random) {
        var talk = conversation(random);
        return new EnqueueConversation(
                DeskExamples.CHAT,
                talk,
                DeskExamples.customerOf(talk),
                random.oneOf(CustomerTier.values()),
                random.oneOf(Priority.values()),
                List.of(skills(random)),
                null,
                random.nextBoolean(),
                NOON.plusSeconds(random.between(0, 5)));
    }

    private static DeskCommand signInAsAnyone(RandomValues random) {
        var agent = agent(random);
        var capacity = random.between(1, 3);
        return random.nextBoolean()
                ? seniorSignIn(agent, capacity, skills(random))
                : signIn(agent, capacity, skills(random));
    }

    private static DeskCommand talk(RandomValues random) {
        var talk = conversation(random);
        var agent = agent(random);
        return switch (random.nextInt(8)) {
            case 0 -> DeskExamples.accept(talk, agent);
            case 1 -> DeskExamples.decline(talk, agent);
            case 2 -> DeskExamples.transfer(talk, agent, null, false);
            case 3 -> DeskExamples.transfer(talk, agent, null, true);
            case 4 -> DeskExamples.transfer(talk, null, BILLING, false);
            case 5 -> DeskExamples.leave(talk, LeaveReason.TICKET);
            case 6 -> DeskExamples.lapse(talk, agent);
            default -> DeskExamples.release(talk);
        };
    }

    private static ConversationId conversation(RandomValues random) {
        return new ConversationId("talk-" + (1 + random.nextInt(9)));
    }

    private static AgentId agent(RandomValues random) {
        return random.oneOf(ADA, BEN, CAT);
    }

    private static String[] skills(RandomValues random) {
        return random.nextBoolean() ? new String[] {"french"} : new String[] {};
    }
}
