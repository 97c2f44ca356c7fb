package io.sagadesk.saga;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sagadesk.api.timer.TimerEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;

/**
 * The scheduled events of a saga, each under a key chosen by the saga, so that it can be cancelled. Part of the saga's
 * stored state.
 */
public final class PendingTimers {

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    private Map<String, ScheduleToken> kept = new LinkedHashMap<>();

    /** Schedules the event for its own time. A pending event with the same key is cancelled. */
    public void schedule(String key, TimerEvent event, EventScheduler scheduler) {
        cancel(key, scheduler);
        kept.put(key, scheduler.schedule(event.at(), event));
    }

    /** Cancels the event with this key; does nothing if there is none or if it was already recorded. */
    public void cancel(String key, EventScheduler scheduler) {
        var token = kept.remove(key);
        if (token != null) scheduler.cancelSchedule(token);
    }

    public void cancelAll(EventScheduler scheduler) {
        kept.values().forEach(scheduler::cancelSchedule);
        kept.clear();
    }
}
