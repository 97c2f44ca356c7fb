package io.sagadesk.store.json;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes in the shape of stored aggregates and sagas. */
final class Snapshots {

    private Snapshots() {}

    enum Mood {
        ANGRY;

        @Override
        public String toString() {
            return "what people are shown";
        }
    }

    static class Ancestor {
        private @Nullable CustomerId customerId;

        void belongsTo(@Nullable CustomerId customer) {
            customerId = customer;
        }

        @Nullable CustomerId owner() {
            return customerId;
        }
    }

    /** An aggregate: private fields, no getters, and a constructor for the framework only. */
    static final class Ticket extends Ancestor {
        private @Nullable TicketId id;
        private @PersonalData @Nullable String subject;
        private @PersonalData @Nullable ContactDetails contact;
        private @PersonalData List<String> replies = new ArrayList<>();
        private @PersonalData int ageInYears;
        private Map<TicketId, Integer> merged = new HashMap<>();
        private Set<Mood> moods = EnumSet.noneOf(Mood.class);
        private Duration patience = Duration.ZERO;
        private Instant openedAt = Instant.EPOCH;
        private boolean closed;
        private transient String notStored = "nowhere";

        private @Nullable Closing closing;

        private record Closing(TicketId by, @Nullable Instant at) {}

        private Ticket() {}

        static Ticket of(TicketId id, @Nullable CustomerId customer, String text) {
            var ticket = new Ticket();
            ticket.belongsTo(customer);
            ticket.id = id;
            ticket.subject = text;
            ticket.contact = new ContactDetails(text, null, null, null);
            ticket.replies.add(text);
            ticket.ageInYears = 44;
            ticket.merged.put(new TicketId("t-2"), 7);
            ticket.moods.add(Mood.ANGRY);
            ticket.patience = Duration.ofMinutes(15);
            ticket.openedAt = Instant.parse("2026-03-01T12:00:00.000000001Z");
            ticket.closed = true;
            ticket.closing = new Closing(id, null);
            return ticket;
        }

        public String getSomethingThatIsNoState() {
            return "not stored " + notStored;
        }

        List<@Nullable Object> state() {
            var state = new ArrayList<@Nullable Object>();
            state.add(id);
            state.add(subject);
            state.add(contact);
            state.add(replies);
            state.add(ageInYears);
            state.add(merged);
            state.add(moods);
            state.add(patience);
            state.add(openedAt);
            state.add(closed);
            state.add(owner());
            state.add(closing);
            return state;
        }
    }

    /** A record of personal data without a customer. */
    record Nobodys(@PersonalData String text) {}

    /** A class with a mark on a method instead of a field. */
    static final class MarkedMethod {
        private final CustomerId customerId = new CustomerId("c-1");

        @PersonalData
        String text() {
            return "of " + customerId;
        }
    }

    /** A record that contains the faulty type one level down. */
    record Outer(CustomerId customerId, List<Nobodys> inner) {}

    record OuterOfMethod(CustomerId customerId, List<MarkedMethod> inner) {}
}
