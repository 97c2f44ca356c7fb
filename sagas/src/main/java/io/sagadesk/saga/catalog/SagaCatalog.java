package io.sagadesk.saga.catalog;

import io.sagadesk.saga.conversation.UnconvertedConsultation;
import io.sagadesk.saga.desk.ConversationAtDesk;
import io.sagadesk.saga.desk.DeskFollowsRouting;
import io.sagadesk.saga.offer.OfferProcess;
import io.sagadesk.saga.offer.WinBack;
import io.sagadesk.saga.ticket.ServiceLevelProcess;
import java.util.Map;

/** The catalog of all sagas. */
public final class SagaCatalog {

    private SagaCatalog() {}

    /** Returns the sagas by the names under which they are stored. A name never changes, even if its class does. */
    public static Map<String, Class<?>> types() {
        return Map.ofEntries(
                Map.entry("saga.ConversationAtDesk", ConversationAtDesk.class),
                Map.entry("saga.DeskFollowsRouting", DeskFollowsRouting.class),
                Map.entry("saga.OfferProcess", OfferProcess.class),
                Map.entry("saga.UnconvertedConsultation", UnconvertedConsultation.class),
                Map.entry("saga.WinBack", WinBack.class),
                Map.entry("saga.TicketClocks", ServiceLevelProcess.class));
    }
}
