package io.sagadesk.saga.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.rules.policy.RfmRules;
import java.time.Instant;
import java.time.ZonedDateTime;

/** When the segments of all customers are looked at: once a day, for all that happened up to the end of the day before. */
public final class AssessmentSchedule {

    private static final int FIRST = 1;

    private AssessmentSchedule() {}

    /** The same night goes on with the customers after this one, a second later. */
    static AssessmentDue goOn(AssessmentDue due, CustomerId after) {
        var page = due.page() == null ? FIRST : due.page();
        return new AssessmentDue(due.day(), page + 1, after, due.at().plusSeconds(1));
    }

    /** The first time after this one; always the same for the same rules, whoever asks. */
    public static AssessmentDue next(RfmRules rules, Instant after) {
        var today = after.atZone(rules.zone()).toLocalDate();
        var due = ZonedDateTime.of(today, rules.assessAt(), rules.zone());
        if (!due.toInstant().isAfter(after)) due = ZonedDateTime.of(today.plusDays(1), rules.assessAt(), rules.zone());
        return new AssessmentDue(due.toLocalDate().minusDays(1), FIRST, null, due.toInstant());
    }
}
