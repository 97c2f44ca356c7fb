package io.sagadesk.query.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketQuery.WhereIsTicket;
import io.sagadesk.projections.ticket.TicketProjection;
import io.sagadesk.query.FoldedReadSide;
import io.sagadesk.query.RememberedTexts;
import io.sagadesk.rules.policy.ServiceLevelRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests when targets are due. 2026-03-06 is a Friday, on which the clocks of Berlin show an hour more than UTC. */
class DueTimesTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final TicketId ID = new TicketId("t-1");
    private static final Author AGENT = Author.agent("a-1");
    private static final int APPLIED = 3;
    private static final TargetInstance FIRST_RESPONSE = new TargetInstance(ServiceLevelTarget.FIRST_RESPONSE, 1);
    private static final TargetInstance NEXT_RESPONSE = new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 1);
    private static final TargetInstance RESOLUTION = new TargetInstance(ServiceLevelTarget.RESOLUTION, 1);

    @TempDir
    Path directory;

    private final RememberedTexts texts = new RememberedTexts();
    private FoldedReadSide folded;
    private TicketAnswers answers;

    @BeforeEach
    void open() {
        folded = FoldedReadSide.of(TicketProjection.PROJECTION, directory);
        answers = new TicketAnswers(
                folded.readSide(),
                texts,
                version -> version == APPLIED ? Optional.of(officeHours()) : Optional.empty());
    }

    @AfterEach
    void close() {
        folded.close();
    }

    private static ServiceLevelRules officeHours() {
        var hours = List.of("09:00-17:00");
        var week = Map.of("MONDAY", hours, "TUESDAY", hours, "WEDNESDAY", hours, "THURSDAY", hours, "FRIDAY", hours);
        var normal = Map.of("firstResponse", "PT1H", "nextResponse", "PT2H", "resolution", "PT8H");
        var plan = Map.of(
                "name",
                "office",
                "calendar",
                "berlin",
                "targets",
                Map.of("NORMAL", normal, "URGENT", Map.of("firstResponse", "PT15M")));
        return ServiceLevelRules.read(
                APPLIED,
                Map.of(
                        "calendars",
                        Map.of("berlin", Map.of("zone", "Europe/Berlin", "hours", week)),
                        "plans",
                        List.of(plan)));
    }

    private Map<TargetInstance, Instant> dueAfter(Event... events) {
        folded.fold(
                new TicketOpened(ID, ANNA, null, Priority.NORMAL, texts.seal(ANNA, "Parcel"), null, friday("15:30")),
                new ServiceLevelApplied(ID, ANNA, version(APPLIED), "office", because(), friday("15:30")));
        return due(events);
    }

    private Map<TargetInstance, Instant> due(Event... events) {
        folded.fold(events);
        var ticket =
                Objects.requireNonNull(answers.answer(new WhereIsTicket(ID)).ticket());
        var due = new HashMap<TargetInstance, Instant>();
        for (var clock : ticket.clocks()) if (clock.dueAt() != null) due.put(clock.instance(), clock.dueAt());
        return due;
    }

    private static Decision because() {
        return new Decision("sla", APPLIED, Map.of());
    }

    private static PolicyVersion version(int version) {
        return new PolicyVersion(PolicyId.of(PolicyKind.SLA), version);
    }

    private static Instant friday(String utc) {
        return Instant.parse("2026-03-06T" + utc + ":00Z");
    }

    private static Instant monday(String utc) {
        return Instant.parse("2026-03-09T" + utc + ":00Z");
    }

    @Test
    void business_time_goes_on_after_the_weekend() {
        assertThat(dueAfter())
                .containsOnly(Map.entry(FIRST_RESPONSE, monday("08:30")), Map.entry(RESOLUTION, monday("15:30")));
    }

    @Test
    void a_pause_postpones_what_is_due_and_nothing_is_due_during_it() {
        assertThat(dueAfter(new TicketHeld(ID, ANNA, "the maker", friday("15:45"))))
                .isEmpty();
        assertThat(due(new TicketResumed(ID, ANNA, monday("10:00"))))
                .containsOnly(
                        Map.entry(FIRST_RESPONSE, monday("10:45")),
                        Map.entry(RESOLUTION, Instant.parse("2026-03-10T09:45:00Z")));
        assertThat(due(new CustomerAwaited(ID, ANNA, monday("10:15")))).isEmpty();
    }

    @Test
    void a_question_is_due_from_its_own_time_and_what_has_ended_is_not_due() {
        var asked = new TicketReplied(ID, ANNA, new MessageId("m-1"), Author.CUSTOMER, "pd1.1", monday("08:15"));
        assertThat(dueAfter(asked))
                .containsOnly(
                        Map.entry(FIRST_RESPONSE, monday("08:30")),
                        Map.entry(NEXT_RESPONSE, monday("10:15")),
                        Map.entry(RESOLUTION, monday("15:30")));
        assertThat(due(new TicketReplied(ID, ANNA, new MessageId("m-2"), AGENT, "pd1.2", monday("08:20"))))
                .containsOnlyKeys(RESOLUTION);
        assertThat(due(new TicketSolved(ID, ANNA, AGENT, monday("09:00")))).isEmpty();
    }

    @Test
    void a_missed_target_was_due_when_it_was_missed_whatever_its_priority_is_now() {
        var breached = new TargetBreached(ID, ANNA, FIRST_RESPONSE, 1, because(), friday("15:45"));
        assertThat(dueAfter(new PriorityChanged(ID, ANNA, Priority.NORMAL, Priority.URGENT, friday("15:31"))))
                .containsOnly(Map.entry(FIRST_RESPONSE, friday("15:45")));
        assertThat(due(breached, new PriorityChanged(ID, ANNA, Priority.URGENT, Priority.NORMAL, friday("15:50"))))
                .containsEntry(FIRST_RESPONSE, friday("15:45"))
                .containsEntry(RESOLUTION, monday("15:30"));
    }

    @Test
    void without_a_service_level_or_with_one_that_is_unknown_nothing_is_due() {
        folded.fold(new TicketOpened(
                ID, ANNA, null, Priority.NORMAL, texts.seal(ANNA, "Parcel"), version(APPLIED), friday("15:30")));
        assertThat(due()).isEmpty();
        assertThat(due(new ServiceLevelApplied(ID, ANNA, version(9), "office", because(), friday("15:31"))))
                .isEmpty();
        assertThat(due(new ServiceLevelApplied(ID, ANNA, version(APPLIED), "night", because(), friday("15:32"))))
                .isEmpty();
    }
}
