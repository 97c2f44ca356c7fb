package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.api.Event;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.projections.RecordedEvent;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stands for the payload of an event that is damaged or of a newer version, so that only the projections that handle its type
 * fail on it.
 *
 * @param type the class of the event that was written; {@link Event} for a type that is not known, which only those handle that
 *     handle every event
 */
record UnreadableEvent(Class<?> type, RuntimeException reason) {

    private static final Map<String, Class<?>> TYPES =
            Vocabulary.EVENTS.stream().collect(Collectors.toUnmodifiableMap(Vocabulary::nameOf, Function.identity()));

    static UnreadableEvent of(String type, RuntimeException reason) {
        return new UnreadableEvent(TYPES.getOrDefault(type, Event.class), reason);
    }

    static Class<?> typeOf(RecordedEvent event) {
        return event.payload() instanceof UnreadableEvent unreadable
                ? unreadable.type()
                : event.payload().getClass();
    }

    static void require(RecordedEvent event) {
        if (event.payload() instanceof UnreadableEvent unreadable) throw unreadable.reason();
    }
}
