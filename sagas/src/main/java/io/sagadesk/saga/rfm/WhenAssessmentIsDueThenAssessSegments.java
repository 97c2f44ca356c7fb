package io.sagadesk.saga.rfm;

import io.sagadesk.api.Decision;
import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.rfm.RfmDays;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.SegmentChanges.SegmentChange;
import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.rules.policy.RfmRules;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.springframework.stereotype.Component;

/**
 * Assesses the segments that changed because of purchases or because of the passing of days: one page per second, so that no
 * more customers per second are assessed than the rules allow.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenAssessmentIsDueThenAssessSegments.NAME)
class WhenAssessmentIsDueThenAssessSegments {

    static final String NAME = "when-assessment-is-due-then-assess-segments";

    private static final String RULE = "rfm";
    private static final int MAX = 1_000; // the maximum page size

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;
    private final CustomerStandings standings;
    private final EventScheduler scheduler;

    WhenAssessmentIsDueThenAssessSegments(
            SagaCommandGateway commands, PolicyLookup policies, CustomerStandings standings, EventScheduler scheduler) {
        this.commands = commands;
        this.policies = policies;
        this.standings = standings;
        this.scheduler = scheduler;
    }

    @EventHandler
    void react(AssessmentDue due, EventMessage<?> cause) {
        var rules = policies.rfm(due.at());
        var days = new RfmDays(due.day(), rules.windowDays(), rules.zone(), due.after() == null);
        var query = new WhoseSegmentChanges(days, Math.min(rules.perSecond(), MAX), due.after());
        var page = standings.changes(query, cause);
        for (var change : page.customers()) assess(change, due, rules, cause);
        var next = page.next() == null
                ? AssessmentSchedule.next(rules, due.at())
                : AssessmentSchedule.nextPage(due, page.next());
        scheduler.schedule(next.at(), next);
    }

    /** Refused for a customer who was forgotten meanwhile. */
    private void assess(SegmentChange change, AssessmentDue due, RfmRules rules, EventMessage<?> cause) {
        var because = new Decision(RULE, rules.version(), inputs(change, due));
        commands.send(RULE, new AssessSegment(change.customerId(), change.to(), because, due.at()), cause);
    }

    private static Map<String, String> inputs(SegmentChange change, AssessmentDue due) {
        var scores = change.scores();
        return Map.of(
                "asOf", due.day().toString(),
                "recencyDays", String.valueOf(change.recency()),
                "frequency", String.valueOf(change.frequency()),
                "recencyScore", String.valueOf(scores.recency()),
                "frequencyScore", String.valueOf(scores.frequency()),
                "monetaryScore", String.valueOf(scores.monetary()));
    }
}
