package io.sagadesk.server.command;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.conversation.Channel;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies the ids of an event's subjects and its channel into the metadata, where they can be read without the payload.
 */
final class SubjectMetadata {

    private static final ClassValue<List<RecordComponent>> COPIED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(SubjectMetadata::isCopied)
                    .peek(component -> component.getAccessor().setAccessible(true))
                    .toList();
        }
    };

    private SubjectMetadata() {}

    /** The ids of the event's subjects, such as {@code ticketId}, and its channel, by component name. */
    static Map<String, String> of(Object event) {
        if (!event.getClass().isRecord()) return Map.of();
        var subjects = new HashMap<String, String>();
        for (var component : COPIED.get(event.getClass())) {
            var value = valueOf(component, event);
            if (value instanceof SubjectId id) subjects.put(component.getName(), id.value());
            else if (value != null) subjects.put(component.getName(), value.toString());
        }
        return subjects;
    }

    private static boolean isCopied(RecordComponent component) {
        var isSubject = SubjectId.class.isAssignableFrom(component.getType())
                && component.getName().endsWith("Id");
        return isSubject
                || (component.getType() == Channel.class && component.getName().equals(EventMetadata.CHANNEL));
    }

    private static @Nullable Object valueOf(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
