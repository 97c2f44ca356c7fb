package io.sagadesk.saga.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.rules.policy.RfmRules;
import java.time.Instant;
import java.time.ZonedDateTime;

/** The schedule of the segment assessments: once a day, for all purchases up to the end of the day before. */
public final class AssessmentSchedule {

    private static final int FIRST = 1;

    private AssessmentSchedule() {}

    /** Returns the next page of the same assessment, one second later. */
    static AssessmentDue nextPage(AssessmentDue due, CustomerId after) {
        var page = due.page() == null ? FIRST : due.page();
        return new AssessmentDue(due.day(), page + 1, after, due.at().plusSeconds(1));
    }

    /** Returns the first assessment after the given time; deterministic for the same rules. */
    public static AssessmentDue next(RfmRules rules, Instant after) {
        var today = after.atZone(rules.zone()).toLocalDate();
        var due = ZonedDateTime.of(today, rules.assessAt(), rules.zone());
        if (!due.toInstant().isAfter(after)) due = ZonedDateTime.of(today.plusDays(1), rules.assessAt(), rules.zone());
        return new AssessmentDue(due.toLocalDate().minusDays(1), FIRST, null, due.toInstant());
    }
}
