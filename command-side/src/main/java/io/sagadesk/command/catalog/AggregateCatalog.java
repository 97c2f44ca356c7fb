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

/** The aggregates there are. */
public final class AggregateCatalog {

    private AggregateCatalog() {}

    /** The names under which snapshots of their state are stored: one for ever, whatever becomes of the classes. */
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
