package io.sagadesk.testbed.traffic;

import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The desk and its agents, one for each skill, so that it is known beforehand whom the desk will choose. */
final class SupportTeam {

    private static final int CAPACITY = 4;

    private final DeskId desk;
    private final Map<String, AgentId> agents = new HashMap<>();
    private final Map<String, PriorityQueue<Instant>> busyUntil = new HashMap<>();

    SupportTeam(TrafficDay day) {
        desk = new DeskId(day.id("desk", 1));
        day.happens(new OpenDesk(desk, "Customer service", day.at(Duration.ZERO)));
        for (var topic : ContactTopic.ALL) {
            var agent = new AgentId(day.id("agent", agents.size() + 1));
            agents.put(topic.skill(), agent);
            busyUntil.put(topic.skill(), new PriorityQueue<>());
            day.happensOnce(new SignIn(
                    desk, agent, List.of(topic.skill()), CAPACITY, agents.size() == 1, day.at(Duration.ofSeconds(1))));
        }
    }

    DeskId desk() {
        return desk;
    }

    AgentId agent(ContactTopic topic) {
        return known(agents.get(topic.skill()));
    }

    /** Whether the agent has room for one more right now. */
    boolean isFree(ContactTopic topic, Instant at) {
        var busy = known(busyUntil.get(topic.skill()));
        busy.removeIf(end -> end.isBefore(at));
        return busy.size() < CAPACITY;
    }

    /** When a conversation that begins to wait at this time is offered; they wait in line. */
    Instant offered(ContactTopic topic, Instant at) {
        return isFree(topic, at)
                ? at
                : known(known(busyUntil.get(topic.skill())).poll());
    }

    void busy(ContactTopic topic, Instant until) {
        known(busyUntil.get(topic.skill())).add(until);
    }

    private static <T> T known(@Nullable T thing) {
        return Objects.requireNonNull(thing);
    }
}
