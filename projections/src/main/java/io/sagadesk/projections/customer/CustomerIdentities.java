package io.sagadesk.projections.customer;

import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a customer, with personal data encrypted. The customer's page has only the last ones.
 *
 * @param linked the number of all links that there ever were
 * @param links the last {@value #LAST} links, as they were recorded
 */
public record CustomerIdentities(int linked, List<Link> links) {

    static final CustomerIdentities NONE = new CustomerIdentities(0, List.of());
    private static final int LAST = 1_000;

    /**
     * A linked identity.
     *
     * @param number counts the links of the customer, from 1
     * @param handle encrypted; null once forgotten
     */
    public record Link(
            int number, IdentityKind kind, @Nullable String handle, Instant at) {}

    CustomerIdentities after(IdentityLinked event) {
        var link = new Link(linked + 1, event.kind(), event.handle(), MillisecondTimes.of(event.at()));
        var all = ChunkedList.with(links, link);
        return new CustomerIdentities(linked + 1, List.copyOf(all.subList(Math.max(0, all.size() - LAST), all.size())));
    }

    CustomerIdentities after(IdentityUnlinked event) {
        var others =
                links.stream().filter(link -> link.number() != event.link()).toList();
        return new CustomerIdentities(linked, others);
    }

    CustomerIdentities forgotten() {
        if (links.isEmpty()) return this;
        var without = links.stream()
                .map(link -> new Link(link.number(), link.kind(), null, link.at()))
                .toList();
        return new CustomerIdentities(linked, without);
    }
}
