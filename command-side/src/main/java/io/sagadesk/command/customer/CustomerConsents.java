package io.sagadesk.command.customer;

import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The consents of a customer with their wordings, and the objections. */
final class CustomerConsents {

    private Map<ConsentPurpose, String> wordingOfGiven = new HashMap<>();
    private Set<ConsentPurpose> withdrawn = new HashSet<>();

    boolean isGiven(ConsentPurpose purpose, String wording) {
        return wording.equals(wordingOfGiven.get(purpose));
    }

    /**
     * Whether the purpose was withdrawn; also true after an objection without a previous consent, which is recorded, too.
     */
    boolean isWithdrawn(ConsentPurpose purpose) {
        return withdrawn.contains(purpose);
    }

    @EventSourcingHandler
    void evolve(ConsentGiven given) {
        wordingOfGiven.put(given.purpose(), given.wording());
        withdrawn.remove(given.purpose());
    }

    @EventSourcingHandler
    void evolve(ConsentWithdrawn event) {
        wordingOfGiven.remove(event.purpose());
        withdrawn.add(event.purpose());
    }
}
