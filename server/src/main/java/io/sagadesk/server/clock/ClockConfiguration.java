package io.sagadesk.server.clock;

import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.TimerPoller;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the system clock, or a movable clock if {@code sagadesk.clock} is set. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    static final String CLOCK_PROPERTY = "sagadesk.clock";

    private static final Logger LOG = LoggerFactory.getLogger(ClockConfiguration.class);
    private static final Duration QUIESCENCE_TIMEOUT = Duration.ofMinutes(1);

    /**
     * Returns the clock of decisions and timers. It ticks in milliseconds, as Axon's own clock does from here on: Axon Server
     * stores no more of a time, and the ledger gives an event the same leaf in each store (decision 0058).
     */
    @Bean
    Clock clock(SagadeskProperties properties) {
        GenericEventMessage.clock = Clock.tickMillis(ZoneOffset.UTC);
        var start = properties.clock();
        if (start == null) return GenericEventMessage.clock;
        LOG.warn("The clock stands at {} until it is moved: this is for simulations and tests", start);
        return new MovableClock(start);
    }

    @Bean
    QuiescenceBarrier settling(LogReader log, Map<String, LogConsumer> followers) {
        return new LogConsumerBarrier(log::lastPosition, followers, QUIESCENCE_TIMEOUT);
    }

    /** The beans that exist only with a movable clock. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(CLOCK_PROPERTY)
    static class MovableClockConfiguration {

        @Bean
        ClockMover clockMover(
                Clock clock, TimerPoller timerPoller, DueTimes dueTimes, QuiescenceBarrier quiescenceBarrier) {
            return new ClockMover((MovableClock) clock, timerPoller, dueTimes, quiescenceBarrier);
        }

        @Bean
        SmartInitializingSingleton recordedTimes(EventStore events, Clock clock) {
            return () -> events.registerDispatchInterceptor(
                    messages -> (index, event) -> RecordedTimes.recordedNow(event, clock));
        }
    }
}
