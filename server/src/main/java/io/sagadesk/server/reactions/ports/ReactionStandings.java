package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.SegmentChanges;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.rfm.AssessmentSchedule;
import io.sagadesk.saga.rfm.CustomerStandings;
import io.sagadesk.server.readside.ReadModelQueries;
import io.sagadesk.server.wiring.LogDependentStart;
import java.time.Clock;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Answers the queries of reactions about customers' segments, and schedules the first assessment. */
@Component
class ReactionStandings implements CustomerStandings {

    private final ReadModelQueries readModelQueries;

    ReactionStandings(ReadModelQueries readModelQueries) {
        this.readModelQueries = readModelQueries;
    }

    @Override
    public SegmentChanges changes(WhoseSegmentChanges whose, EventMessage<?> cause) {
        return readModelQueries.ask(whose, SegmentChanges.class, ReadModelBarrier.positionOf(cause));
    }

    /**
     * Schedules the first assessment; each assessment then schedules the next. At every start it schedules the same
     * event again, which has no effect.
     */
    @Component
    static class FirstAssessment {

        private final PolicyLookup policies;
        private final EventScheduler scheduler;
        private final Clock clock;
        private final LogDependentStart logDependentStart;

        FirstAssessment(
                PolicyLookup policies, EventScheduler scheduler, Clock clock, LogDependentStart logDependentStart) {
            this.policies = policies;
            this.scheduler = scheduler;
            this.clock = clock;
            this.logDependentStart = logDependentStart;
        }

        @EventListener(ApplicationStartedEvent.class)
        void started() {
            logDependentStart.whenReadable(this::schedule);
        }

        private void schedule() {
            var now = clock.instant();
            var next = AssessmentSchedule.next(policies.rfm(now), now);
            scheduler.schedule(next.at(), next);
        }
    }
}
