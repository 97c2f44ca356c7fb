package io.sagadesk.projections.service;

import io.sagadesk.projections.MillisecondTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a customer asked for help, to find the next contact after each contact. At most 64 contacts are
 * stored; the oldest are dropped. Results found for dropped contacts stay, but a contact imported later between them is
 * not detected.
 *
 * @param notices conversations that a policy started and the customer has not answered; they are not contacts yet
 */
public record ContactTimes(List<Contact> contacts, List<String> notices) {

    /**
     * A contact: a conversation, or a ticket without a conversation.
     *
     * @param of the full name: {@code conversation/c-1}
     */
    public record Contact(String of, Instant at) {}

    static final ContactTimes NONE = new ContactTimes(List.of(), List.of());

    private static final int MAX_ENTRIES = 64;
    static final Duration FOLLOW_UP = Duration.ofDays(7);
    private static final Comparator<Contact> BY_TIME =
            Comparator.comparing(Contact::at).thenComparing(Contact::of);

    ContactTimes with(String of, Instant at) {
        if (contacts.stream().anyMatch(known -> known.of().equals(of))) return this;
        var more = new ArrayList<>(contacts);
        more.add(new Contact(of, MillisecondTimes.of(at)));
        more.sort(BY_TIME);
        var latest = List.copyOf(more.subList(Math.max(0, more.size() - MAX_ENTRIES), more.size()));
        return latest.equals(contacts) ? this : new ContactTimes(latest, notices);
    }

    ContactTimes noticed(String of) {
        if (notices.contains(of)) return this;
        var more = Stream.concat(notices.stream(), Stream.of(of)).toList();
        return new ContactTimes(
                contacts, List.copyOf(more.subList(Math.max(0, more.size() - MAX_ENTRIES), more.size())));
    }

    ContactTimes answered(String of, Instant at) {
        if (!notices.contains(of)) return this;
        var others = notices.stream().filter(one -> !one.equals(of)).toList();
        return new ContactTimes(contacts, others).with(of, at);
    }

    /** Reports for each contact, by name, the time of the next contact, unless it was already known before. */
    static void reportNewSuccessors(ContactTimes before, ContactTimes after, BiConsumer<String, Instant> next) {
        for (var at = 1; at < after.contacts.size(); at++) {
            var one = after.contacts.get(at - 1);
            var other = after.contacts.get(at);
            if (!before.contacts.contains(one) || !before.contacts.contains(other)) next.accept(one.of(), other.at());
        }
    }

    /**
     * Returns whether the next contact came within {@link #FOLLOW_UP} of the solution, so that the first contact did
     * not resolve the matter.
     */
    static boolean isFollowUp(Instant solved, @Nullable Instant nextContact) {
        return nextContact != null && nextContact.isBefore(solved.plus(FOLLOW_UP));
    }
}
