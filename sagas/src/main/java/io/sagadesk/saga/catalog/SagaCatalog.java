package io.sagadesk.saga.catalog;

import io.sagadesk.saga.conversation.UnconvertedConsultation;
import io.sagadesk.saga.desk.ConversationAtDesk;
import io.sagadesk.saga.desk.DeskFollowsRouting;
import io.sagadesk.saga.offer.OfferProcess;
import io.sagadesk.saga.offer.WinBack;
import io.sagadesk.saga.ticket.ServiceLevelProcess;
import java.util.Map;

/** The processes with a memory that there are. */
public final class SagaCatalog {

    private SagaCatalog() {}

    /** The names under which they are kept: one for ever, whatever becomes of the classes. */
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
