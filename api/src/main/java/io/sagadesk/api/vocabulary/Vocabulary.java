package io.sagadesk.api.vocabulary;

import io.sagadesk.api.Command;
import io.sagadesk.api.Event;
import io.sagadesk.api.campaign.CampaignCommand;
import io.sagadesk.api.campaign.CampaignEvent;
import io.sagadesk.api.campaign.CouponCommand;
import io.sagadesk.api.campaign.CouponEvent;
import io.sagadesk.api.conversation.ConversationCommand;
import io.sagadesk.api.conversation.ConversationEvent;
import io.sagadesk.api.customer.CustomerCommand;
import io.sagadesk.api.customer.CustomerEvent;
import io.sagadesk.api.delivery.DeliveryEvent;
import io.sagadesk.api.desk.DeskCommand;
import io.sagadesk.api.desk.DeskEvent;
import io.sagadesk.api.offer.OfferCommand;
import io.sagadesk.api.offer.OfferEvent;
import io.sagadesk.api.order.OrderCommand;
import io.sagadesk.api.order.OrderEvent;
import io.sagadesk.api.policy.PolicyCommand;
import io.sagadesk.api.policy.PolicyEvent;
import io.sagadesk.api.ticket.TicketCommand;
import io.sagadesk.api.ticket.TicketEvent;
import io.sagadesk.api.timer.TimerEvent;
import io.sagadesk.api.visit.VisitCommand;
import io.sagadesk.api.visit.VisitEvent;
import java.util.List;
import java.util.stream.Stream;

/** The catalog of all message types and of the names under which they are stored and sent. */
public final class Vocabulary {

    public static final List<Class<? extends Event>> EVENTS = messages(
            Event.class,
            CustomerEvent.class,
            OrderEvent.class,
            VisitEvent.class,
            ConversationEvent.class,
            DeskEvent.class,
            TicketEvent.class,
            CampaignEvent.class,
            CouponEvent.class,
            OfferEvent.class,
            PolicyEvent.class,
            DeliveryEvent.class,
            TimerEvent.class);

    public static final List<Class<? extends Command>> COMMANDS = messages(
            Command.class,
            CustomerCommand.class,
            OrderCommand.class,
            VisitCommand.class,
            ConversationCommand.class,
            DeskCommand.class,
            TicketCommand.class,
            CampaignCommand.class,
            CouponCommand.class,
            OfferCommand.class,
            PolicyCommand.class);

    private Vocabulary() {}

    /**
     * Returns the stable name of a message type: its feature and its simple name, such as {@code ticket.TicketEscalated}.
     */
    public static String nameOf(Class<?> message) {
        var feature = message.getPackageName();
        return feature.substring(feature.lastIndexOf('.') + 1) + "." + message.getSimpleName();
    }

    private static <M> List<Class<? extends M>> messages(Class<M> kind, Class<?>... roots) {
        return Stream.of(roots)
                .flatMap(root -> Stream.of(root.getPermittedSubclasses()))
                .<Class<? extends M>>map(message -> message.asSubclass(kind))
                .toList();
    }
}
