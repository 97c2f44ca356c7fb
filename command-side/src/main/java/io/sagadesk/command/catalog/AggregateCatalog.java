package io.sagadesk.command.catalog;

import io.sagadesk.command.campaign.Campaign;
import io.sagadesk.command.campaign.Coupon;
import io.sagadesk.command.conversation.Conversation;
import io.sagadesk.command.customer.Customer;
import io.sagadesk.command.desk.Desk;
import io.sagadesk.command.order.Order;
import io.sagadesk.command.policy.Policy;
import io.sagadesk.command.ticket.Ticket;
import io.sagadesk.command.visit.Visit;
import java.util.Map;

/** The catalog of all aggregates. */
public final class AggregateCatalog {

    private AggregateCatalog() {}

    /**
     * Returns the aggregates by the names under which their snapshots are stored. A name never changes, even if its class
     * does.
     */
    public static Map<String, Class<?>> snapshotTypes() {
        return Map.ofEntries(
                Map.entry("snapshot.Campaign", Campaign.class),
                Map.entry("snapshot.Conversation", Conversation.class),
                Map.entry("snapshot.Coupon", Coupon.class),
                Map.entry("snapshot.Customer", Customer.class),
                Map.entry("snapshot.Desk", Desk.class),
                Map.entry("snapshot.Order", Order.class),
                Map.entry("snapshot.Policy", Policy.class),
                Map.entry("snapshot.Ticket", Ticket.class),
                Map.entry("snapshot.Visit", Visit.class));
    }
}
