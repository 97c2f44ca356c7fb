package io.sagadesk.saga;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sagadesk.api.timer.TimerEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;

/** What a process has had itself promised and may take back, by a word of its own: one promise each. Part of its state. */
public final class PendingTimers {

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    private Map<String, ScheduleToken> kept = new LinkedHashMap<>();

    /** Has the event happen when it says. What was promised by this word before and has not happened yet never will. */
    public void promise(String word, TimerEvent event, EventScheduler scheduler) {
        takeBack(word, scheduler);
        kept.put(word, scheduler.schedule(event.at(), event));
    }

    /** Nothing happens where there was no such promise, or it was kept already. */
    public void takeBack(String word, EventScheduler scheduler) {
        var token = kept.remove(word);
        if (token != null) scheduler.cancelSchedule(token);
    }

    public void takeBackAll(EventScheduler scheduler) {
        kept.values().forEach(scheduler::cancelSchedule);
        kept.clear();
    }
}
