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

/** A desk with one agent for each skill, so that the agent whom the desk will choose is known in advance. */
final class SupportTeam {

    private static final int CAPACITY = 4;

    private final DeskId desk;
    private final Map<String, AgentId> agents = new HashMap<>();
    private final Map<String, PriorityQueue<Instant>> busyUntil = new HashMap<>();

    SupportTeam(TrafficDay day) {
        desk = new DeskId(day.id("desk", 1));
        day.plan(new OpenDesk(desk, "Customer service", day.at(Duration.ZERO)));
        for (var topic : ContactTopic.ALL) {
            var agent = new AgentId(day.id("agent", agents.size() + 1));
            agents.put(topic.skill(), agent);
            busyUntil.put(topic.skill(), new PriorityQueue<>());
            day.planOnce(new SignIn(
                    desk, agent, List.of(topic.skill()), CAPACITY, agents.size() == 1, day.at(Duration.ofSeconds(1))));
        }
    }

    DeskId desk() {
        return desk;
    }

    AgentId agent(ContactTopic topic) {
        return nonNull(agents.get(topic.skill()));
    }

    /** Whether the agent for the topic has free capacity at that time. */
    boolean isFree(ContactTopic topic, Instant at) {
        var busy = nonNull(busyUntil.get(topic.skill()));
        busy.removeIf(end -> end.isBefore(at));
        return busy.size() < CAPACITY;
    }

    /** The time at which a conversation that is queued now is assigned; conversations wait in order. */
    Instant offeredAt(ContactTopic topic, Instant at) {
        return isFree(topic, at)
                ? at
                : nonNull(nonNull(busyUntil.get(topic.skill())).poll());
    }

    /** Occupies the agent with one conversation until the given time. */
    void occupy(ContactTopic topic, Instant until) {
        nonNull(busyUntil.get(topic.skill())).add(until);
    }

    private static <T> T nonNull(@Nullable T thing) {
        return Objects.requireNonNull(thing);
    }
}
