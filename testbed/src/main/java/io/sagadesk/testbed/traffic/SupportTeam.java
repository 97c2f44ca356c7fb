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

    SupportTeam(TrafficDay trafficDay) {
        desk = new DeskId(trafficDay.id("desk", 1));
        trafficDay.happens(new OpenDesk(desk, "Customer service", trafficDay.at(Duration.ZERO)));
        for (var contactTopic : ContactTopic.ALL) {
            var agent = new AgentId(trafficDay.id("agent", agents.size() + 1));
            agents.put(contactTopic.skill(), agent);
            busyUntil.put(contactTopic.skill(), new PriorityQueue<>());
            trafficDay.happensOnce(new SignIn(
                    desk,
                    agent,
                    List.of(contactTopic.skill()),
                    CAPACITY,
                    agents.size() == 1,
                    trafficDay.at(Duration.ofSeconds(1))));
        }
    }

    DeskId desk() {
        return desk;
    }

    AgentId agent(ContactTopic contactTopic) {
        return known(agents.get(contactTopic.skill()));
    }

    /** Whether the agent has room for one more right now. */
    boolean isFree(ContactTopic contactTopic, Instant at) {
        var busy = known(busyUntil.get(contactTopic.skill()));
        busy.removeIf(end -> end.isBefore(at));
        return busy.size() < CAPACITY;
    }

    /** When a conversation that begins to wait at this time is offered; they wait in line. */
    Instant offered(ContactTopic contactTopic, Instant at) {
        return isFree(contactTopic, at)
                ? at
                : known(known(busyUntil.get(contactTopic.skill())).poll());
    }

    void busy(ContactTopic contactTopic, Instant until) {
        known(busyUntil.get(contactTopic.skill())).add(until);
    }

    private static <T> T known(@Nullable T thing) {
        return Objects.requireNonNull(thing);
    }
}
