package io.sagadesk.command.desk;

import static io.sagadesk.command.desk.Happenings.plain;
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

/** What holds at a desk whatever is asked of it, and in whatever order. */
class DeskPropertyTest {

    private static final DeskId BILLING = new DeskId("billing");
    private static final AgentId NEW_AGENT = new AgentId("zoe");

    @SeededTest(300)
    void nothing_is_lost_or_served_twice_or_out_of_turn_or_beyond_capacity(RandomValues dice) {
        var commands = dice.list(1, 60, () -> command(dice));
        var desk = new LiveDesk();
        var laws = new DeskLaws();
        assertThatCode(() -> commands.forEach(command -> laws.watch(sendUnlessRefused(desk, command))))
                .as("%s", commands)
                .doesNotThrowAnyException();

        var owed = laws.waiting().stream()
                .<Object>map(request -> assigned(request.conversationId(), NEW_AGENT))
                .toList();
        var served = desk.send(seniorSignIn(NEW_AGENT, 100, "french"));
        assertThat(plain(served.subList(1, served.size()))).as("%s", commands).isEqualTo(plain(owed));
    }

    private static List<Object> sendUnlessRefused(LiveDesk desk, DeskCommand command) {
        try {
            return desk.send(command);
        } catch (Refused refused) {
            return List.of();
        }
    }

    private static DeskCommand command(RandomValues dice) {
        return switch (dice.nextInt(10)) {
            case 0, 1, 2, 3 -> enqueue(dice);
            case 4 -> signInAsAnyone(dice);
            case 5 -> DeskExamples.be(agent(dice), dice.oneOf(AgentPresence.values()));
            default -> talk(dice);
        };
    }

    private static DeskCommand enqueue(RandomValues dice) {
        var talk = conversation(dice);
        return new EnqueueConversation(
                DeskExamples.CHAT,
                talk,
                DeskExamples.customerOf(talk),
                dice.oneOf(CustomerTier.values()),
                dice.oneOf(Priority.values()),
                List.of(skills(dice)),
                null,
                dice.nextBoolean(),
                NOON.plusSeconds(dice.between(0, 5)));
    }

    private static DeskCommand signInAsAnyone(RandomValues dice) {
        var agent = agent(dice);
        var capacity = dice.between(1, 3);
        return dice.nextBoolean() ? seniorSignIn(agent, capacity, skills(dice)) : signIn(agent, capacity, skills(dice));
    }

    private static DeskCommand talk(RandomValues dice) {
        var talk = conversation(dice);
        var agent = agent(dice);
        return switch (dice.nextInt(8)) {
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

    private static ConversationId conversation(RandomValues dice) {
        return new ConversationId("talk-" + (1 + dice.nextInt(9)));
    }

    private static AgentId agent(RandomValues dice) {
        return dice.oneOf(ADA, BEN, CAT);
    }

    private static String[] skills(RandomValues dice) {
        return dice.nextBoolean() ? new String[] {"french"} : new String[] {};
    }
}
