package io.sagadesk.testbed.simulate.host;

import io.sagadesk.replay.client.LineReader;
import java.util.ArrayList;
import java.util.List;

/** Reads all events after a position. */
final class EventLinesAfter implements LineReader {

    private final List<ObservedEvent> events = new ArrayList<>();
    private long lastPosition;

    EventLinesAfter(long position) {
        this.lastPosition = position;
    }

    List<ObservedEvent> events() {
        return events;
    }

    @Override
    public String path() {
        return "/v1/events?sealed=true&after=" + lastPosition;
    }

    @Override
    public void newest(long position) {} // not needed: the server has processed everything by then

    @Override
    public boolean take(String line) {
        if (line.isEmpty()) return true;
        var event = ObservedEvent.of(SimulatedServer.parsed(line));
        events.add(event);
        lastPosition = event.position();
        return true;
    }

    @Override
    public boolean isEndless() {
        return false;
    }
}
