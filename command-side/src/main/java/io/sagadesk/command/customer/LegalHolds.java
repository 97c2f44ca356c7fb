package io.sagadesk.command.customer;

import io.sagadesk.api.Refused;
import io.sagadesk.api.customer.CustomerEvent.ForgettingRefused;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.id.HoldId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The legal holds on a customer; several may be in force at a time. */
final class LegalHolds {

    private Map<String, String> reasonById = new TreeMap<>();
    private Set<String> lifted = new HashSet<>();
    private List<HoldId> refusedFor = List.of(); // the holds of the last refused forgetting

    /**
     * Whether the hold is new and must be recorded. A hold that was lifted is refused instead of being taken for a repeat,
     * because the sender expects it to be in force.
     */
    boolean isNew(HoldId id, String reason) {
        if (lifted.contains(id.value())) {
            throw new Refused("hold-lifted", "This hold was lifted; place another one under an id of its own");
        }
        var known = reasonById.get(id.value());
        if (known != null && !known.equals(reason)) {
            throw new Refused("hold-exists", "Another hold was placed under this id");
        }
        return known == null;
    }

    /** Whether the hold can be lifted; refuses a hold that was never placed. */
    boolean isLiftable(HoldId id) {
        if (lifted.contains(id.value())) return false;
        if (reasonById.containsKey(id.value())) return true;
        throw new Refused("hold-unknown", "There is no hold with this id");
    }

    @EventSourcingHandler
    void evolve(LegalHoldPlaced placed) {
        reasonById.put(placed.holdId().value(), placed.reason());
    }

    @EventSourcingHandler
    void evolve(LegalHoldLifted event) {
        reasonById.remove(event.holdId().value());
        lifted.add(event.holdId().value());
    }

    @EventSourcingHandler
    void evolve(ForgettingRefused refused) {
        refusedFor = refused.holds();
    }

    /** Returns the last refused forgetting; absent if there was none. */
    @Nullable Refused refusal() {
        if (refusedFor.isEmpty()) return null;
        var ids = refusedFor.stream().map(HoldId::value).collect(Collectors.joining(", "));
        return new Refused("legal-hold", "Under a legal hold the customer cannot be forgotten: " + ids);
    }

    /** Returns the holds in force, in the order of their ids. */
    List<HoldId> inForce() {
        return reasonById.keySet().stream().map(HoldId::new).toList();
    }
}
