package io.sagadesk.projections.desk;

import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.MillisecondTimes;
import io.sagadesk.rules.desk.DeskAgent;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A desk with its agents, as the aggregate counts them.
 *
 * @param name null only before the first event, as {@code openedAt}
 * @param routingVersion the adopted version of the routing policy; 0 for the built-in one
 * @param waiting the number of conversations in the queue that are not offered to an agent
 * @param agents in the order of their first sign-in
 */
public record DeskDocument(
        DeskId deskId,
        @Nullable String name,
        @Nullable Instant openedAt,
        int routingVersion,
        int waiting,
        List<DeskAgent> agents) {

    static DeskDocument initial(String id) {
        return new DeskDocument(new DeskId(id), null, null, 0, 0, List.of());
    }

    DeskDocument after(DeskOpened opened) {
        return new DeskDocument(
                deskId, opened.name(), MillisecondTimes.of(opened.at()), routingVersion, waiting, agents);
    }

    DeskDocument after(AgentSignedIn signedIn) {
        return agents.stream().anyMatch(known -> known.agentId().equals(signedIn.agentId()))
                ? with(signedIn.agentId(), known -> known.signedInAgain(signedIn))
                : with(ChunkedList.with(agents, DeskAgent.signedIn(signedIn)));
    }

    DeskDocument routedBy(int version) {
        return new DeskDocument(deskId, name, openedAt, version, waiting, agents);
    }

    DeskDocument withOneMoreWaiting() {
        return new DeskDocument(deskId, name, openedAt, routingVersion, waiting + 1, agents);
    }

    DeskDocument withOneLessWaiting() {
        return new DeskDocument(deskId, name, openedAt, routingVersion, waiting - 1, agents);
    }

    DeskDocument with(AgentId agentId, UnaryOperator<DeskAgent> change) {
        return with(agents.stream()
                .map(known -> known.agentId().equals(agentId) ? change.apply(known) : known)
                .toList());
    }

    private DeskDocument with(List<DeskAgent> changed) {
        return new DeskDocument(deskId, name, openedAt, routingVersion, waiting, changed);
    }
}
