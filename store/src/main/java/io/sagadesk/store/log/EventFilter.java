package io.sagadesk.store.log;

import io.sagadesk.api.EventMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted. What is cheapest to look at is looked at first, and the payload not at all.
 *
 * @param subjects whom the event concerns, one of these, such as {@code customer/c-1}; none for anybody
 * @param types names, or features with their dot ({@code ticket.}); none for all
 * @param actors names such as {@code agent/a-1}, or kinds with their slash ({@code agent/}); none for all
 * @param from recorded at this time or later; null for any
 * @param to recorded before this time; null for any
 * @param after beyond this position; -1 for all
 * @param until up to and with this position
 * @param limit at most so many events
 */
public record EventFilter(
        List<String> subjects,
        List<String> types,
        List<String> actors,
        @Nullable Instant from,
        @Nullable Instant to,
        long after,
        long until,
        long limit) {

    static final long NO_LIMIT = Long.MAX_VALUE;

    /**
     * Understands a filter in words, as options or parameters say it.
     *
     * @param words by name: subject, type, actor, from, to, after, until, limit
     * @throws IllegalArgumentException with a sentence that begins with the name of what is wrong
     */
    public static EventFilter of(Map<String, ? extends List<String>> words) {
        return new EventFilterParser(words).filter();
    }

    boolean matches(LogEvent event) {
        return event.position() > after
                && event.position() <= until
                && (types.isEmpty() || isNamed(types, '.', event.type()))
                && isInTime(event)
                && (actors.isEmpty() || isNamed(actors, '/', actorOf(event)))
                && (subjects.isEmpty() || concernsOneOf(event));
    }

    private boolean isInTime(LogEvent event) {
        return (from == null || !event.recordedAt().isBefore(from))
                && (to == null || event.recordedAt().isBefore(to));
    }

    private boolean concernsOneOf(LogEvent event) {
        if (subjects.contains(event.aggregateId())) return true;
        var concerned = EnvelopeSubjects.envelope(event.metadata());
        return subjects.stream().anyMatch(concerned::contains);
    }

    private static String actorOf(LogEvent event) {
        var actor = event.metadata().get(EventMetadata.ACTOR);
        return actor == null ? "" : actor.toString();
    }

    /** A word that ends with its mark stands for all that begins so. */
    private static boolean isNamed(List<String> words, char mark, String name) {
        for (var word : words) {
            if (word.charAt(word.length() - 1) == mark ? name.startsWith(word) : name.equals(word)) return true;
        }
        return false;
    }
}
