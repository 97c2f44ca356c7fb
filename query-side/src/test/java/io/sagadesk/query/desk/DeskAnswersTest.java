package io.sagadesk.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskDetail;
import io.sagadesk.api.desk.DeskDetail.Agent;
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
import io.sagadesk.api.desk.DeskQuery.WhichDesks;
import io.sagadesk.api.desk.DeskQuery.WhoIsAtDesk;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.projections.desk.DeskProjection;
import io.sagadesk.query.FoldedReadSide;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskAnswersTest {

    private static final DeskId NORTH = new DeskId("north");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final AgentId LEO = new AgentId("leo");
    private static final AgentId MIA = new AgentId("mia");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path directory;

    private FoldedReadSide folded;
    private DeskAnswers answers;

    @BeforeEach
    void open() {
        folded = FoldedReadSide.of(DeskProjection.PROJECTION, directory);
        answers = new DeskAnswers(folded.readSide());
        folded.fold(new DeskOpened(NORTH, "North", AT), signedIn(MIA, 3), signedIn(LEO, 2));
    }

    @AfterEach
    void close() {
        folded.close();
    }

    private static AgentSignedIn signedIn(AgentId agent, int capacity) {
        return new AgentSignedIn(NORTH, agent, List.of("french"), capacity, agent.equals(MIA), AT);
    }

    private static ConversationId talk(int number) {
        return new ConversationId("talk-" + number);
    }

    private static Event queued(int number) {
        return new ConversationQueued(
                NORTH, talk(number), ANNA, CustomerTier.STANDARD, Priority.NORMAL, List.of(), null, false, AT);
    }

    private static Event assigned(int number, AgentId agent, Instant at) {
        var because = new Decision("routing", 0, Map.of());
        return new ConversationAssigned(NORTH, talk(number), ANNA, agent, because, List.of(), at);
    }

    private static Event transferred(
            int number, @Nullable AgentId from, @Nullable AgentId to, @Nullable DeskId toDesk) {
        return new ConversationTransferred(NORTH, talk(number), ANNA, from, to, toDesk, false, "asked for", AT);
    }

    private DeskDetail north() {
        return Objects.requireNonNull(answers.answer(new WhoIsAtDesk(NORTH)).desk());
    }

    private int load(AgentId agent) {
        return north().agents().stream()
                .filter(one -> one.agentId().equals(agent))
                .mapToInt(Agent::load)
                .sum();
    }

    @Test
    void a_desk_is_told_with_its_agents() {
        folded.fold(
                new PresenceChanged(NORTH, LEO, AgentPresence.ONLINE, AgentPresence.AWAY, AT),
                new RoutingAdopted(NORTH, new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 4), List.of(), AT),
                queued(1),
                queued(2),
                assigned(1, MIA, AT.plusNanos(1_500_000)));

        assertThat(north())
                .isEqualTo(new DeskDetail(
                        NORTH,
                        "North",
                        AT,
                        4,
                        1,
                        List.of(
                                new Agent(MIA, AgentPresence.ONLINE, List.of("french"), true, 1, 3, AT.plusMillis(1)),
                                new Agent(LEO, AgentPresence.AWAY, List.of("french"), false, 0, 2, null))));
    }

    @Test
    void loads_and_the_queue_are_counted_as_at_the_desk() {
        folded.fold(
                queued(1),
                assigned(1, MIA, AT),
                new AssignmentDeclined(NORTH, talk(1), ANNA, MIA, DeclineReason.DECLINED, AT));
        assertThat(north().waiting()).isEqualTo(1);
        assertThat(load(MIA)).isZero();

        folded.fold(assigned(1, LEO, AT), new AssignmentAccepted(NORTH, talk(1), ANNA, LEO, AT));
        assertThat(north().waiting()).isZero();
        assertThat(load(LEO)).isEqualTo(1);

        folded.fold(transferred(1, LEO, MIA, null));
        assertThat(load(LEO)).isZero();
        assertThat(load(MIA)).isEqualTo(1);

        folded.fold(new ConversationReturned(NORTH, talk(1), ANNA, MIA, AT));
        assertThat(north().waiting()).isEqualTo(1);
        folded.fold(transferred(1, null, null, new DeskId("south")));
        assertThat(north().waiting()).isZero();
        assertThat(load(MIA)).isZero();

        folded.fold(queued(2), new ConversationLeftQueue(NORTH, talk(2), ANNA, LeaveReason.ABANDONED, AT));
        assertThat(north().waiting()).isZero();
        folded.fold(queued(3), assigned(3, MIA, AT), new ConversationReleased(NORTH, talk(3), ANNA, MIA, AT));
        assertThat(load(MIA)).isZero();
    }

    @Test
    void a_repeated_sign_in_keeps_the_load() {
        folded.fold(queued(1), assigned(1, MIA, AT), signedIn(MIA, 9));

        assertThat(north().agents()).hasSize(2);
        assertThat(north().agents().get(0).capacity()).isEqualTo(9);
        assertThat(load(MIA)).isEqualTo(1);
    }

    @Test
    void desks_are_read_page_by_page() {
        folded.fold(new DeskOpened(new DeskId("east"), "East", AT), new DeskOpened(new DeskId("south"), "South", AT));

        var first = answers.answer(new WhichDesks(2, null));
        var second = answers.answer(new WhichDesks(2, first.next()));

        assertThat(first.desks()).extracting(DeskDetail::name).containsExactly("East", "North");
        assertThat(second.desks()).extracting(DeskDetail::name).containsExactly("South");
        assertThat(second.next()).isNull();
        assertThat(second.asOf().position()).isEqualTo(folded.position());
        assertThat(answers.answer(new WhoIsAtDesk(new DeskId("west"))).desk()).isNull();
    }
}
