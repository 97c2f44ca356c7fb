package io.sagadesk.command.desk;

import static io.sagadesk.api.policy.RoutingCriterion.CONTACT_PERSON;
import static io.sagadesk.api.policy.RoutingCriterion.LONGEST_IDLE;
import static io.sagadesk.command.desk.DeskEventMatchers.events;
import static io.sagadesk.command.desk.DeskEventMatchers.explained;
import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CHAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.OPENED;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.TALK_2;
import static io.sagadesk.rules.desk.DeskExamples.adopt;
import static io.sagadesk.rules.desk.DeskExamples.adopted;
import static io.sagadesk.rules.desk.DeskExamples.assigned;
import static io.sagadesk.rules.desk.DeskExamples.enqueue;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.signedIn;

import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.command.KnownPlaces;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.Refusals;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Tests the routing version that a desk applies. */
class DeskRoutingTest {

    private final KnownSubjects facts = DeskFixture.facts();
    private final AggregateTestFixture<Desk> desk = DeskFixture.create(facts, new KnownPlaces());

    @Test
    void a_desk_adopts_what_was_published() {
        DeskFixture.published(facts, 1, LONGEST_IDLE);
        desk.given(OPENED).when(adopt(1, LONGEST_IDLE)).expectEvents(adopted(1, LONGEST_IDLE));
    }

    @Test
    void a_desk_adopts_no_version_that_was_not_published() {
        desk.given(OPENED).when(adopt(7, LONGEST_IDLE)).expectException(Refusals.with("policy-unknown"));
    }

    @Test
    void a_desk_adopts_a_version_with_its_own_criteria_only() {
        DeskFixture.published(facts, 1, LONGEST_IDLE);
        desk.given(OPENED).when(adopt(1, CONTACT_PERSON)).expectException(Refusals.with("not-that-policy"));
        desk.given(OPENED, adopted(1, LONGEST_IDLE))
                .when(adopt(1, CONTACT_PERSON))
                .expectException(Refusals.with("not-that-policy"));
    }

    @Test
    void the_newest_version_that_was_adopted_decides_and_is_named() {
        // spare capacity alone would choose ADA
        desk.given(OPENED, adopted(1, CONTACT_PERSON), adopted(2, LONGEST_IDLE), signedIn(ADA, 9), queued(TALK_2))
                .andGiven(assigned(TALK_2, ADA), signedIn(BEN, 1))
                .when(enqueue(TALK_1))
                .expectEventsMatching(events(queued(TALK_1), assigned(TALK_1, BEN)))
                .expectEventsMatching(explained("criterion", "LONGEST_IDLE"))
                .expectEventsMatching(DeskEventMatchers.decidedByVersion(2));
    }

    @Test
    void a_version_that_is_not_newer_changes_nothing() {
        desk.given(OPENED, adopted(2, LONGEST_IDLE))
                .when(adopt(2, LONGEST_IDLE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        desk.given(OPENED, adopted(2, LONGEST_IDLE))
                .when(adopt(1, CONTACT_PERSON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_desk_follows_no_other_policy() {
        var rfm = new PolicyVersion(PolicyId.of(PolicyKind.RFM), 1);
        desk.given(OPENED)
                .when(new AdoptRouting(CHAT, rfm, List.of(LONGEST_IDLE), NOON))
                .expectException(Refusals.with("not-routing"));
    }
}
