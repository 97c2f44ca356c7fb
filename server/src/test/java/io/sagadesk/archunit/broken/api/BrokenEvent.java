package io.sagadesk.archunit.broken.api;

import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import java.util.List;

interface BrokenEvent extends Event {

    record UnmarkedText(CustomerId customerId, String nickname, Instant at) implements BrokenEvent {}

    record UnmarkedTexts(CustomerId customerId, List<String> nicknames, Instant at) implements BrokenEvent {}

    record UnmarkedDetails(CustomerId customerId, ContactDetails contact, Instant at) implements BrokenEvent {}

    record UnmarkedAnything(CustomerId customerId, Object anything, Instant at) implements BrokenEvent {}

    record NobodysText(@PersonalData String text, Instant at) implements BrokenEvent {}

    record NestedText(@PersonalData String text) {}

    record Proper(CustomerId customerId, @PersonalData String text, Instant at) implements BrokenEvent {}

    final class NotARecord implements BrokenEvent {
        @Override
        public Instant at() {
            return Instant.EPOCH;
        }
    }
}
