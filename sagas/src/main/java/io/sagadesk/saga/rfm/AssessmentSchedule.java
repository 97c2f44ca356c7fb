package io.sagadesk.saga.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.rules.policy.RfmRules;
import io.sagadesk.rules.time.WallClock;
import java.time.Instant;
import java.time.LocalDate;

/** The schedule of the segment assessments: once a day, for all purchases up to the end of the day before. */
public final class AssessmentSchedule {

    private static final int FIRST = 1;

    private AssessmentSchedule() {}

    /** Returns the next page of the same assessment, one second later. */
    static AssessmentDue nextPage(AssessmentDue due, CustomerId after) {
        var page = due.page() == null ? FIRST : due.page();
        return new AssessmentDue(due.day(), page + 1, after, due.at().plusSeconds(1));
    }

    /**
     * Returns the first assessment after the given time; deterministic for the same rules. A time that a change of the UTC
     * offset skips is at the change. A date that is skipped has no assessment.
     */
    public static AssessmentDue next(RfmRules rules, Instant after) {
        var zone = rules.zone();
        var date = LocalDate.ofInstant(after, zone);
        while (!WallClock.exists(date, zone) || !dueOn(date, rules).isAfter(after)) date = date.plusDays(1);
        return new AssessmentDue(WallClock.dayBefore(date, zone), FIRST, null, dueOn(date, rules));
    }

    private static Instant dueOn(LocalDate date, RfmRules rules) {
        return WallClock.at(date.atTime(rules.assessAt()), rules.zone());
    }
}
