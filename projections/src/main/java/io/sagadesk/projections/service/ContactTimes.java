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
 * When a customer asked for help, to know of each contact whether another one followed. Of more than 64 the oldest are
 * forgotten: what was found out about them stays, but history that is brought in between them later is not seen.
 *
 * @param notices conversations that a rule began and the customer has not answered: no contact so far
 */
public record ContactTimes(List<Contact> contacts, List<String> notices) {

    /**
     * A conversation, or a ticket that came from none.
     *
     * @param of its full name: {@code conversation/c-1}
     */
    public record Contact(String of, Instant at) {}

    static final ContactTimes NONE = new ContactTimes(List.of(), List.of());

    private static final int MOST = 64;
    static final Duration FOLLOW_UP = Duration.ofDays(7);
    private static final Comparator<Contact> BY_TIME =
            Comparator.comparing(Contact::at).thenComparing(Contact::of);

    ContactTimes with(String of, Instant at) {
        if (contacts.stream().anyMatch(known -> known.of().equals(of))) return this;
        var more = new ArrayList<>(contacts);
        more.add(new Contact(of, MillisecondTimes.of(at)));
        more.sort(BY_TIME);
        var latest = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
        return latest.equals(contacts) ? this : new ContactTimes(latest, notices);
    }

    ContactTimes noticed(String of) {
        if (notices.contains(of)) return this;
        var more = Stream.concat(notices.stream(), Stream.of(of)).toList();
        return new ContactTimes(contacts, List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size())));
    }

    ContactTimes answered(String of, Instant at) {
        if (!notices.contains(of)) return this;
        var others = notices.stream().filter(one -> !one.equals(of)).toList();
        return new ContactTimes(contacts, others).with(of, at);
    }

    /** Tells each contact, by name, when the next one came, where that is not known from before. */
    static void tellNews(ContactTimes before, ContactTimes after, BiConsumer<String, Instant> next) {
        for (var at = 1; at < after.contacts.size(); at++) {
            var one = after.contacts.get(at - 1);
            var other = after.contacts.get(at);
            if (!before.contacts.contains(one) || !before.contacts.contains(other)) next.accept(one.of(), other.at());
        }
    }

    /** Whether the next contact came so soon that the one before cannot have settled the matter. */
    static boolean isFollowUp(Instant solved, @Nullable Instant nextContact) {
        return nextContact != null && nextContact.isBefore(solved.plus(FOLLOW_UP));
    }
}
