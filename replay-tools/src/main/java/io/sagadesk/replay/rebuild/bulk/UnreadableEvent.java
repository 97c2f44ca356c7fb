package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.store.damage.DamagedEventException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stands for the payload of a damaged event, so that only the projections that handle its type fail on it.
 *
 * @param type the class of the event that was written
 */
record UnreadableEvent(Class<?> type, DamagedEventException damage) {

    private static final Map<String, Class<?>> TYPES =
            Vocabulary.EVENTS.stream().collect(Collectors.toUnmodifiableMap(Vocabulary::nameOf, Function.identity()));

    static UnreadableEvent of(String type, DamagedEventException damage) {
        return new UnreadableEvent(TYPES.getOrDefault(type, Object.class), damage);
    }

    static Class<?> typeOf(RecordedEvent event) {
        return event.payload() instanceof UnreadableEvent unreadable
                ? unreadable.type()
                : event.payload().getClass();
    }

    static void require(RecordedEvent event) {
        if (event.payload() instanceof UnreadableEvent unreadable) throw unreadable.damage();
    }
}
