package io.sagadesk.server.clock;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.instances.InstanceShares;
import io.sagadesk.server.wiring.InstanceName;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.storage.UpgradeNotes;
import io.sagadesk.store.timer.MongoEventScheduler;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.ScheduledEventPublisher;
import io.sagadesk.store.timer.ScheduledEventSeal;
import io.sagadesk.store.timer.ScheduledEvents;
import io.sagadesk.store.timer.TimerPoller;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler of events, which works the same on every event store. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

    @Bean
    ScheduledEventSeal scheduledEventSeal(CustomerKeys keys) {
        return new ScheduledEventSeal(keys);
    }

    @Bean
    ScheduledEvents scheduledEvents(
            MongoDatabase database, InstanceName instance, ScheduledEventSeal seal, UpgradeNotes notes) {
        var scheduledEvents = new ScheduledEvents(database, instance.name(), seal);
        scheduledEvents.sealOldOnce(notes);
        return scheduledEvents;
    }

    @Bean
    MongoEventScheduler eventScheduler(ScheduledEvents scheduledEvents, SagadeskSerializer serializer, Clock clock) {
        return new MongoEventScheduler(scheduledEvents, serializer, clock);
    }

    @Bean(destroyMethod = "close")
    TimerPoller timers(
            ScheduledEvents scheduledEvents,
            EventStore events,
            EventDecoder decoder,
            SagadeskSerializer serializer,
            ScheduledEventSeal seal,
            Clock clock) {
        var publisher = new ScheduledEventPublisher(events, decoder, serializer, seal);
        return new TimerPoller(scheduledEvents, publisher, clock);
    }

    @Bean
    TimerLifecycle timerLifecycle(
            TimerPoller timerPoller, Clock clock, InstanceShares instances, LogDependentStart logDependentStart) {
        var runsByItself = !(clock instanceof MovableClock) && instances.has(InstanceRole.REACTION);
        return new TimerLifecycle(timerPoller, runsByItself, logDependentStart);
    }
}
