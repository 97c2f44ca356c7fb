package io.sagadesk.projections.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * When a customer asked for help, to know of each contact whether another one followed. Of more than 64 the oldest are
 * forgotten: what was found out about them stays, but history that is brought in between them later is not seen.
 */
public record Contacts(List<Contact> contacts) {

    /**
     * A conversation, or a ticket that came from none.
     *
     * @param of its full name: {@code conversation/c-1}
     */
    public record Contact(String of, Instant at) {}

    static final Contacts NONE = new Contacts(List.of());

    private static final int MOST = 64;
    private static final Comparator<Contact> BY_TIME =
            Comparator.comparing(Contact::at).thenComparing(Contact::of);

    Contacts with(String of, Instant at) {
        if (contacts.stream().anyMatch(known -> known.of().equals(of))) return this;
        var more = new ArrayList<>(contacts);
        more.add(new Contact(of, Times.of(at)));
        more.sort(BY_TIME);
        var latest = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
        return latest.equals(contacts) ? this : new Contacts(latest);
    }

    /** Tells each contact, by name, when the next one came, where that is not known from before. */
    static void tellNews(Contacts before, Contacts after, BiConsumer<String, Instant> next) {
        for (var at = 1; at < after.contacts.size(); at++) {
            var one = after.contacts.get(at - 1);
            var other = after.contacts.get(at);
            if (!before.contacts.contains(one) || !before.contacts.contains(other)) next.accept(one.of(), other.at());
        }
    }
}
