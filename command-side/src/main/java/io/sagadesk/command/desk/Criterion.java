package io.sagadesk.command.desk;

import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import java.util.Comparator;

/** What makes one eligible agent the better choice. */
enum Criterion {
    /** Who served this customer lately. */
    CONTACT_PERSON {
        @Override
        Comparator<Seat> better(ConversationQueued request) {
            return Comparator.comparing(seat -> !seat.agentId().equals(request.contactPerson()));
        }
    },
    /** Who can take most. */
    SPARE_CAPACITY {
        @Override
        Comparator<Seat> better(ConversationQueued request) {
            return Comparator.comparing(Seat::spare).reversed();
        }
    },
    /** Whose last assignment is longest ago; before all others who had none yet. */
    LONGEST_IDLE {
        @Override
        Comparator<Seat> better(ConversationQueued request) {
            return Comparator.comparing(Seat::lastAssigned, Comparator.nullsFirst(Comparator.naturalOrder()));
        }
    },
    /** Nothing but the id tells them apart: the choice stays the same whoever computes it. */
    AGENT_ID {
        @Override
        Comparator<Seat> better(ConversationQueued request) {
            return Comparator.comparing(seat -> seat.agentId().value());
        }
    };

    /** Sorts the better choice first. */
    abstract Comparator<Seat> better(ConversationQueued request);
}
