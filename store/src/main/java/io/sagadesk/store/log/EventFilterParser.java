package io.sagadesk.store.log;

import io.sagadesk.api.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses a filter from query parameters. Error messages never repeat the given values. */
final class EventFilterParser {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}";
    private static final Pattern SUBJECT = Pattern.compile("[a-z]+/" + ID);
    private static final Pattern ACTOR = Pattern.compile("[a-z]+/(" + ID + ")?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Set<String> NAMES =
            Set.of("subject", "type", "actor", "from", "to", "after", "until", "limit");

    private final Map<String, ? extends List<String>> words;

    EventFilterParser(Map<String, ? extends List<String>> words) {
        this.words = words;
    }

    EventFilter filter() {
        if (!NAMES.containsAll(words.keySet())) {
            throw new IllegalArgumentException("filters are subject, type, actor, from, to, after, until and limit");
        }
        return new EventFilter(
                checked("subject", "is a kind and an id, such as customer/c-1", SUBJECT),
                types(),
                checked("actor", "is a kind and an id, such as agent/a-1, or a kind with its slash, agent/", ACTOR),
                time("from"),
                time("to"),
                number("after", -1, -1),
                number("until", 0, EventFilter.NO_LIMIT),
                number("limit", 1, EventFilter.NO_LIMIT));
    }

    private List<String> all(String name) {
        var given = words.get(name);
        return given == null ? List.of() : List.copyOf(given);
    }

    private @Nullable String single(String name) {
        var given = all(name);
        if (given.size() > 1) throw wrong(name, "can be said once");
        return given.isEmpty() ? null : given.get(0);
    }

    private List<String> checked(String name, String form, Pattern pattern) {
        var given = all(name);
        if (!given.stream().allMatch(word -> pattern.matcher(word).matches())) throw wrong(name, form);
        return given;
    }

    /** Refuses unknown types: a misspelt one would match no event, as if there were none. */
    private List<String> types() {
        var given = all("type");
        if (!given.stream().allMatch(EventFilterParser::isKnown)) {
            throw wrong("type", "is an event's name, such as ticket.TicketOpened, or a feature with its dot, ticket.");
        }
        return given;
    }

    private static boolean isKnown(String word) {
        var names = Vocabulary.EVENTS.stream().map(Vocabulary::nameOf);
        if (word.endsWith(".")) return word.length() > 1 && names.anyMatch(name -> name.startsWith(word));
        return names.anyMatch(word::equals);
    }

    private @Nullable Instant time(String name) {
        var word = single(name);
        if (word == null) return null;
        try {
            return RecordingTime.parsed(word);
        } catch (DateTimeException notATime) {
            throw wrong(name, "is a date such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z");
        }
    }

    private long number(String name, long minimum, long absent) {
        var word = single(name);
        if (word == null) return absent;
        if (!NUMBER.matcher(word).matches() || Long.parseLong(word) < minimum) {
            throw wrong(name, "is a number, at least " + minimum);
        }
        return Long.parseLong(word);
    }

    private static IllegalArgumentException wrong(String name, String form) {
        return new IllegalArgumentException(name + " " + form);
    }
}
