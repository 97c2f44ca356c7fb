package io.sagadesk.command.customer;

import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What a customer allowed, by which wording, and what they objected to. */
final class Consents {

    private Map<Purpose, String> wordingOfGiven = new HashMap<>();
    private Set<Purpose> withdrawn = new HashSet<>();

    boolean isGiven(Purpose purpose, String wording) {
        return wording.equals(wordingOfGiven.get(purpose));
    }

    /** Also true for who never consented but objected: that no is recorded, too. */
    boolean isWithdrawn(Purpose purpose) {
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
