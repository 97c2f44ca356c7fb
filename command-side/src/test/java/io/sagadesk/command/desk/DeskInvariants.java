package io.sagadesk.command.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeclineReason;
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

/** Checks the invariants of a desk: keeps a simple model of the desk from its events, and fails on each violation. */
final class DeskInvariants {

    private final Map<AgentId, AgentSignedIn> agents = new HashMap<>();
    private final Map<AgentId, AgentPresence> presences = new HashMap<>();
    private final Map<ConversationId, ConversationQueued> requests = new HashMap<>();
    private final Map<ConversationId, AgentId> holders = new HashMap<>();
    private final Map<ConversationId, Set<AgentId>> decliners = new HashMap<>();
    private final Map<ConversationId, List<AgentId>> lapsers = new HashMap<>();

    void check(List<Object> events) {
        events.forEach(this::check);
        waiting()
                .forEach(request -> assertThat(agents.keySet())
                        .as("nobody could take %s", request.conversationId())
                        .noneMatch(agent -> mayBeOffered(agent, request)));
    }

    /** Returns the waiting conversations in the expected order. */
    List<ConversationQueued> waiting() {
        return requests.values().stream()
                .filter(request -> !holders.containsKey(request.conversationId()))
                .sorted(Comparator.comparing(ConversationQueued::tier, Comparator.reverseOrder())
                        .thenComparing(ConversationQueued::priority, Comparator.reverseOrder())
                        .thenComparing(ConversationQueued::at)
                        .thenComparing(request -> request.conversationId().value()))
                .toList();
    }

    private void check(Object event) {
        if (event instanceof AgentSignedIn signedIn) {
            agents.put(signedIn.agentId(), signedIn);
            online(signedIn.agentId());
        } else if (event instanceof PresenceChanged changed) {
            presences.put(changed.agentId(), changed.to());
            if (changed.to() == AgentPresence.ONLINE) online(changed.agentId());
        } else if (event instanceof ConversationQueued queued) {
            assertThat(requests.put(queued.conversationId(), queued)).isNull();
            decliners.put(queued.conversationId(), new HashSet<>());
            lapsers.put(queued.conversationId(), new ArrayList<>());
        } else if (event instanceof ConversationAssigned assigned) {
            checkAssignment(assigned);
            holders.put(assigned.conversationId(), assigned.agentId());
            var round = known(lapsers, assigned.conversationId());
            if (round.contains(assigned.agentId())) round.clear();
        } else if (event instanceof AssignmentDeclined declined) {
            assertThat(holders.remove(declined.conversationId())).isEqualTo(declined.agentId());
            if (declined.reason() == DeclineReason.TIMED_OUT) lapsers(declined).add(declined.agentId());
            else known(decliners, declined.conversationId()).add(declined.agentId());
        } else {
            checkEnd(event);
        }
    }

    private void checkEnd(Object event) {
        if (event instanceof AssignmentAccepted accepted) {
            known(decliners, accepted.conversationId()).clear();
            known(lapsers, accepted.conversationId()).clear();
        } else if (event instanceof ConversationReturned returned) {
            assertThat(holders.remove(returned.conversationId())).isEqualTo(returned.agentId());
        } else if (event instanceof ConversationTransferred transferred) {
            var id = transferred.conversationId();
            known(decliners, id).clear();
            known(lapsers, id).clear();
            assertThat(requests).containsKey(id);
            assertThat(holders.remove(id)).isEqualTo(transferred.fromAgent());
            if (transferred.toAgent() == null) requests.remove(id);
            else holders.put(id, transferred.toAgent());
        } else if (event instanceof ConversationLeftQueue left) {
            assertThat(holders).doesNotContainKey(left.conversationId());
            assertThat(requests.remove(left.conversationId())).isNotNull();
        } else if (event instanceof ConversationReleased released) {
            assertThat(holders.remove(released.conversationId())).isEqualTo(released.agentId());
            requests.remove(released.conversationId());
        }
    }

    private void online(AgentId agentId) {
        presences.put(agentId, AgentPresence.ONLINE);
        decliners.values().forEach(agents -> agents.remove(agentId));
        lapsers.values().forEach(agents -> agents.remove(agentId));
    }

    private void checkAssignment(ConversationAssigned assigned) {
        var request = known(requests, assigned.conversationId());
        assertThat(holders).doesNotContainKey(assigned.conversationId());
        assertThat(mayBeOffered(assigned.agentId(), request)).isTrue();
        assertThat(waiting())
                .filteredOn(other -> other.skills().equals(request.skills()) && other.senior() == request.senior())
                .filteredOn(other -> mayBeOffered(assigned.agentId(), other))
                .as("of equal needs, the first is served first")
                .first()
                .isEqualTo(request);
    }

    /** Agents who have not had it come first, then those who have; the latest one only if there is no other. */
    private boolean mayBeOffered(AgentId agentId, ConversationQueued request) {
        var lapsed = known(lapsers, request.conversationId());
        var last = lapsed.isEmpty() ? Set.<AgentId>of() : Set.of(lapsed.get(lapsed.size() - 1));
        for (var excluded : List.of(Set.copyOf(lapsed), last, Set.<AgentId>of())) {
            if (couldTake(agentId, request, excluded)) return true;
            if (agents.keySet().stream().anyMatch(other -> couldTake(other, request, excluded))) return false;
        }
        return false;
    }

    private boolean couldTake(AgentId agentId, ConversationQueued request, Set<AgentId> excluded) {
        var agent = known(agents, agentId);
        var load = holders.values().stream().filter(agentId::equals).count();
        return presences.get(agentId) == AgentPresence.ONLINE
                && load < agent.capacity()
                && suits(agent, request, excluded)
                && (agent.senior() || !request.senior() || !isSeniorPresent(request, excluded));
    }

    private boolean suits(AgentSignedIn agent, ConversationQueued request, Set<AgentId> excluded) {
        return agent.skills().containsAll(request.skills())
                && !excluded.contains(agent.agentId())
                && !known(decliners, request.conversationId()).contains(agent.agentId());
    }

    private boolean isSeniorPresent(ConversationQueued request, Set<AgentId> excluded) {
        return agents.values().stream()
                .filter(agent -> agent.senior() && presences.get(agent.agentId()) != AgentPresence.OFFLINE)
                .anyMatch(agent -> suits(agent, request, excluded));
    }

    private List<AgentId> lapsers(AssignmentDeclined declined) {
        return known(lapsers, declined.conversationId());
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "unknown " + key);
    }
}
