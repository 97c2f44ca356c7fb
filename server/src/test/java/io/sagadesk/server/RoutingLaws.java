package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskEvent;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks laws of all desks from the log alone, with other bookkeeping than that of the desks. */
final class RoutingLaws {

    private static final Comparator<ConversationQueued> RANK = Comparator.comparing(ConversationQueued::tier)
            .thenComparing(ConversationQueued::priority)
            .reversed()
            .thenComparing(ConversationQueued::at)
            .thenComparing(request -> request.conversationId().value());

    private static final class Desk {
        final Map<AgentId, AgentSignedIn> agents = new HashMap<>();
        final Map<AgentId, AgentPresence> presences = new HashMap<>();
        final Map<ConversationId, ConversationQueued> requests = new HashMap<>();
        final Map<ConversationId, AgentId> holders = new HashMap<>();
        final Map<ConversationId, Set<AgentId>> decliners = new HashMap<>();
        final Map<ConversationId, List<AgentId>> lapsers = new HashMap<>();
    }

    private final Map<Object, Desk> desks = new HashMap<>();
    private final Set<ConversationId> everQueued = new HashSet<>();
    private int assignments;

    /** Checks the next event; call it in the order of the log. */
    void watch(Object event) {
        if (!(event instanceof DeskEvent happened)) return;
        var desk = desks.computeIfAbsent(happened.deskId(), id -> new Desk());
        if (event instanceof AgentSignedIn signedIn) {
            desk.agents.put(signedIn.agentId(), signedIn);
            present(desk, signedIn.agentId(), AgentPresence.ONLINE);
        } else if (event instanceof PresenceChanged changed) {
            present(desk, changed.agentId(), changed.to());
        } else if (event instanceof ConversationAssigned assigned) {
            inspect(desk, assigned);
            desk.holders.put(assigned.conversationId(), assigned.agentId());
            var round = known(desk.lapsers, assigned.conversationId());
            if (round.contains(assigned.agentId())) round.clear();
        } else {
            move(desk, event);
        }
    }

    int assignments() {
        return assignments;
    }

    Set<ConversationId> everQueued() {
        return everQueued;
    }

    /** The conversations at any desk that are neither ended nor transferred. */
    Set<ConversationId> atSomeDesk() {
        var all = new HashSet<ConversationId>();
        desks.values().forEach(desk -> all.addAll(desk.requests.keySet()));
        return all;
    }

    private void move(Desk desk, Object event) {
        if (event instanceof ConversationQueued queued) {
            assertThat(atSomeDesk()).as("at one desk at a time").doesNotContain(queued.conversationId());
            desk.requests.put(queued.conversationId(), queued);
            forgetRefusals(desk, queued.conversationId());
            everQueued.add(queued.conversationId());
        } else if (event instanceof SeniorRequired required) {
            desk.requests.computeIfPresent(required.conversationId(), (same, request) -> request.forSenior());
        } else if (event instanceof AssignmentAccepted accepted) {
            assertThat(desk.holders.get(accepted.conversationId())).isEqualTo(accepted.agentId());
            forgetRefusals(desk, accepted.conversationId());
        } else if (event instanceof AssignmentDeclined declined) {
            takeFrom(desk, declined.conversationId(), declined.agentId());
            var isLapse = declined.reason() == DeclineReason.TIMED_OUT;
            if (isLapse) known(desk.lapsers, declined.conversationId()).add(declined.agentId());
            else known(desk.decliners, declined.conversationId()).add(declined.agentId());
        } else if (event instanceof ConversationReturned returned) {
            takeFrom(desk, returned.conversationId(), returned.agentId());
        } else {
            handOnOrEnd(desk, event);
        }
    }

    private void handOnOrEnd(Desk desk, Object event) {
        if (event instanceof ConversationTransferred moved) {
            takeFrom(desk, moved.conversationId(), moved.fromAgent());
            var next = moved.toAgent();
            if (next == null) end(desk, moved.conversationId());
            else {
                desk.holders.put(moved.conversationId(), next);
                forgetRefusals(desk, moved.conversationId());
            }
        } else if (event instanceof ConversationLeftQueue left) {
            takeFrom(desk, left.conversationId(), null);
            end(desk, left.conversationId());
        } else if (event instanceof ConversationReleased released) {
            takeFrom(desk, released.conversationId(), released.agentId());
            end(desk, released.conversationId());
        }
    }

    private void inspect(Desk desk, ConversationAssigned assigned) {
        assignments++;
        var request = known(desk.requests, assigned.conversationId());
        assertThat(desk.holders).as("nobody else has it").doesNotContainKey(assigned.conversationId());
        assertThat(mayBeAsked(desk, assigned.agentId(), request))
                .as("%s is able to take %s", assigned.agentId(), assigned.conversationId())
                .isTrue();
        assertThat(desk.requests.values())
                .filteredOn(other -> !desk.holders.containsKey(other.conversationId()))
                .filteredOn(other -> RANK.compare(other, request) < 0)
                .as("who comes before %s and could be served by %s", assigned.conversationId(), assigned.agentId())
                .noneMatch(other -> mayBeAsked(desk, assigned.agentId(), other));
    }

    /**
     * Whether an agent may be offered a request: first agents new to it, then those who let it lapse earlier, and the
     * one who let it lapse last only if there is nobody else.
     */
    private static boolean mayBeAsked(Desk desk, AgentId agentId, ConversationQueued request) {
        var lapsed = known(desk.lapsers, request.conversationId());
        var last = lapsed.isEmpty() ? Set.<AgentId>of() : Set.of(lapsed.get(lapsed.size() - 1));
        for (var spared : List.of(Set.copyOf(lapsed), last, Set.<AgentId>of())) {
            if (couldTake(desk, agentId, request, spared)) return true;
            if (desk.agents.keySet().stream().anyMatch(other -> couldTake(desk, other, request, spared))) return false;
        }
        return false;
    }

    private static boolean couldTake(Desk desk, AgentId agentId, ConversationQueued request, Set<AgentId> spared) {
        var agent = known(desk.agents, agentId);
        var load = desk.holders.values().stream().filter(agentId::equals).count();
        return desk.presences.get(agentId) == AgentPresence.ONLINE
                && load < agent.capacity()
                && suits(desk, agent, request, spared)
                && (agent.senior() || !request.senior() || !isSeniorThereFor(desk, request, spared));
    }

    private static boolean isSeniorThereFor(Desk desk, ConversationQueued request, Set<AgentId> spared) {
        return desk.agents.values().stream()
                .filter(agent -> agent.senior() && desk.presences.get(agent.agentId()) != AgentPresence.OFFLINE)
                .anyMatch(agent -> suits(desk, agent, request, spared));
    }

    private static boolean suits(Desk desk, AgentSignedIn agent, ConversationQueued request, Set<AgentId> spared) {
        return agent.skills().containsAll(request.skills())
                && !spared.contains(agent.agentId())
                && !known(desk.decliners, request.conversationId()).contains(agent.agentId());
    }

    private static void present(Desk desk, AgentId agentId, AgentPresence presence) {
        desk.presences.put(agentId, presence);
        if (presence != AgentPresence.ONLINE) return;
        desk.decliners.values().forEach(agents -> agents.remove(agentId));
        desk.lapsers.values().forEach(agents -> agents.remove(agentId));
    }

    private static void forgetRefusals(Desk desk, ConversationId id) {
        desk.decliners.put(id, new HashSet<>());
        desk.lapsers.put(id, new ArrayList<>());
    }

    private static void takeFrom(Desk desk, ConversationId id, @Nullable AgentId holder) {
        assertThat(desk.requests).as("what is at the desk").containsKey(id);
        assertThat(desk.holders.remove(id)).isEqualTo(holder);
    }

    private static void end(Desk desk, ConversationId id) {
        desk.requests.remove(id);
        desk.decliners.remove(id);
        desk.lapsers.remove(id);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "unknown " + key);
    }
}
