package io.sagadesk.server.clock;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.server.wiring.Instance;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.timer.MongoEventScheduler;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.PromisedEvents;
import io.sagadesk.store.timer.Promises;
import io.sagadesk.store.timer.Timers;
import java.time.Clock;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Events that are promised for later, whatever stores there are. */
@Configuration
class TimerConfiguration {

    @Bean
    Promises promises(MongoDatabase database, Instance instance) {
        return new Promises(database, instance.name());
    }

    @Bean
    EventScheduler eventScheduler(Promises promises, SagadeskSerializer serializer, Clock clock) {
        return new MongoEventScheduler(promises, serializer, clock);
    }

    @Bean(destroyMethod = "close")
    Timers timers(
            Promises promises, EventStore events, EventDecoder decoder, SagadeskSerializer serializer, Clock clock) {
        return new Timers(promises, new PromisedEvents(events, decoder, serializer), clock);
    }

    @Bean
    TimerLifecycle timerLifecycle(Timers timers, Clock clock) {
        return new TimerLifecycle(timers, clock instanceof MovableClock);
    }
}
