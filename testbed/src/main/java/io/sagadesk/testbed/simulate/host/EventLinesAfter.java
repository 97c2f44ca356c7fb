package io.sagadesk.testbed.simulate.host;

import io.sagadesk.replay.client.LineReader;
import java.util.ArrayList;
import java.util.List;

/** Takes all events after a position. */
final class EventLinesAfter implements LineReader {

    private final List<ObservedEvent> happenings = new ArrayList<>();
    private long last;

    EventLinesAfter(long position) {
        this.last = position;
    }

    List<ObservedEvent> happenings() {
        return happenings;
    }

    @Override
    public String path() {
        return "/v1/events?sealed=true&after=" + last;
    }

    @Override
    public void newest(long position) {} // it is asked when everything has settled

    @Override
    public boolean take(String line) {
        if (line.isEmpty()) return true;
        var observedEvent = ObservedEvent.of(SimulatedServer.parsed(line));
        happenings.add(observedEvent);
        last = observedEvent.position();
        return true;
    }

    @Override
    public boolean isEndless() {
        return false;
    }
}
