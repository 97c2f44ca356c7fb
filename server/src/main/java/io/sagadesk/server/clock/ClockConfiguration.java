package io.sagadesk.server.clock;

import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.TimerPoller;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time of day, unless the server is started with a clock of its own. */
@Configuration
class ClockConfiguration {

    static final String OWN_CLOCK = "sagadesk.clock";

    private static final Logger LOG = LoggerFactory.getLogger(ClockConfiguration.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Bean
    Clock clock(SagadeskProperties properties) {
        var start = properties.clock();
        if (start == null) return Clock.systemUTC();
        LOG.warn("The clock stands at {} until it is moved: this is for simulations and tests", start);
        return new MovableClock(start);
    }

    @Bean
    QuiescenceBarrier settling(LogReader log, Map<String, LogConsumer> followers) {
        return new SettledFollowers(log::lastPosition, followers, PATIENCE);
    }

    /** What there is only with a clock that is moved. */
    @Configuration
    @ConditionalOnProperty(OWN_CLOCK)
    static class OfTheMovableClock {

        @Bean
        MovedTime movedTime(
                Clock clock, TimerPoller timerPoller, DueTimes appointments, QuiescenceBarrier quiescenceBarrier) {
            return new MovedTime((MovableClock) clock, timerPoller, appointments, quiescenceBarrier);
        }

        @Bean
        SmartInitializingSingleton recordedTimes(EventStore events, Clock clock) {
            return () -> events.registerDispatchInterceptor(
                    messages -> (index, event) -> RecordedTimes.recordedNow(event, clock));
        }
    }
}
