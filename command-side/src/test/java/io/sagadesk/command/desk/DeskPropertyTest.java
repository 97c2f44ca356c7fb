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
import io.sagadesk.api.Priority;
import io.sagadesk.api.Refused;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskCommand;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.desk.Presence;
import io.sagadesk.rules.desk.DeskExamples;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds at a desk whatever is asked of it, and in whatever order. */
class DeskPropertyTest {

    private static final DeskId BILLING = new DeskId("billing");
    private static final AgentId NEW_AGENT = new AgentId("zoe");

    @Property(tries = 300)
    void nothing_is_lost_or_served_twice_or_out_of_turn_or_beyond_capacity(
            @ForAll("commands") List<DeskCommand> commands) {
        var desk = new LiveDesk();
        var laws = new DeskLaws();
        commands.forEach(command -> laws.watch(sendUnlessRefused(desk, command)));

        var owed = laws.waiting().stream()
                .<Object>map(request -> assigned(request.conversationId(), NEW_AGENT))
                .toList();
        var served = desk.send(seniorSignIn(NEW_AGENT, 100, "french"));
        assertThat(plain(served.subList(1, served.size()))).isEqualTo(plain(owed));
    }

    private static List<Object> sendUnlessRefused(LiveDesk desk, DeskCommand command) {
        try {
            return desk.send(command);
        } catch (Refused refused) {
            return List.of();
        }
    }

    @Provide
    Arbitrary<List<DeskCommand>> commands() {
        return Arbitraries.<DeskCommand>frequencyOf(Tuple.of(4, enqueue()), Tuple.of(2, staff()), Tuple.of(4, talk()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Arbitrary<DeskCommand> enqueue() {
        return Combinators.combine(
                        talks(),
                        Arbitraries.of(CustomerTier.class),
                        Arbitraries.of(Priority.class),
                        skills(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 5))
                .as((talk, tier, priority, skills, senior, seconds) -> new EnqueueConversation(
                        DeskExamples.CHAT,
                        talk,
                        DeskExamples.customerOf(talk),
                        tier,
                        priority,
                        List.of(skills),
                        null,
                        senior,
                        NOON.plusSeconds(seconds)));
    }

    private static Arbitrary<DeskCommand> staff() {
        Arbitrary<DeskCommand> comes = Combinators.combine(
                        agents(), Arbitraries.integers().between(1, 3), skills(), Arbitraries.of(true, false))
                .as((agent, capacity, skills, senior) ->
                        senior ? seniorSignIn(agent, capacity, skills) : signIn(agent, capacity, skills));
        Arbitrary<DeskCommand> changes =
                Combinators.combine(agents(), Arbitraries.of(Presence.class)).as(DeskExamples::be);
        return Arbitraries.oneOf(List.of(comes, changes));
    }

    private static Arbitrary<DeskCommand> talk() {
        return Combinators.combine(talks(), agents(), Arbitraries.integers().between(0, 7))
                .as((talk, agent, what) -> switch (what) {
                    case 0 -> DeskExamples.accept(talk, agent);
                    case 1 -> DeskExamples.decline(talk, agent);
                    case 2 -> DeskExamples.transfer(talk, agent, null, false);
                    case 3 -> DeskExamples.transfer(talk, agent, null, true);
                    case 4 -> DeskExamples.transfer(talk, null, BILLING, false);
                    case 5 -> DeskExamples.leave(talk, LeaveReason.TICKET);
                    case 6 -> DeskExamples.lapse(talk, agent);
                    default -> DeskExamples.release(talk);
                });
    }

    private static Arbitrary<ConversationId> talks() {
        return Arbitraries.integers().between(1, 9).map(n -> new ConversationId("talk-" + n));
    }

    private static Arbitrary<AgentId> agents() {
        return Arbitraries.of(ADA, BEN, CAT);
    }

    private static Arbitrary<String[]> skills() {
        return Arbitraries.of(new String[] {}, new String[] {"french"});
    }
}
