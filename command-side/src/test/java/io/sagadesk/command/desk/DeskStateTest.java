package io.sagadesk.command.desk;

import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CAT;
import static io.sagadesk.rules.desk.DeskExamples.CHAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.TALK_2;
import static io.sagadesk.rules.desk.DeskExamples.TALK_3;
import static io.sagadesk.rules.desk.DeskExamples.accept;
import static io.sagadesk.rules.desk.DeskExamples.adopt;
import static io.sagadesk.rules.desk.DeskExamples.decline;
import static io.sagadesk.rules.desk.DeskExamples.enqueue;
import static io.sagadesk.rules.desk.DeskExamples.lapse;
import static io.sagadesk.rules.desk.DeskExamples.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.command.Snapshots;
import org.junit.jupiter.api.Test;

class DeskStateTest {

    @Test
    void the_state_of_a_desk_survives_a_snapshot() {
        var desk = new InMemoryDesk();
        desk.send(signIn(ADA, 1, "french"));
        desk.send(signIn(BEN, 1));
        desk.send(enqueue(TALK_1, "french"));
        desk.send(accept(TALK_1, ADA));
        desk.send(enqueue(TALK_2));
        desk.send(decline(TALK_2, BEN));
        desk.send(signIn(CAT, 1));
        desk.send(lapse(TALK_2, CAT));
        desk.send(enqueue(TALK_3, "chess"));
        desk.send(adopt(3, RoutingCriterion.LONGEST_IDLE));
        desk.send(new NoticeWait(CHAT, TALK_3, NOON, NOON));
        assertThat(Snapshots.roundTrip(desk.state())).usingRecursiveComparison().isEqualTo(desk.state());
    }
}
