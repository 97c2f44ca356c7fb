package io.sagadesk.projections;

import io.sagadesk.api.Event;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.vocabulary.Vocabulary;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that the server would extract from an event.
 *
 * @param extra further metadata, such as {@code actor}
 */
public record TestEnvelope(long position, Event event, Map<String, String> extra) implements EventEnvelope {

    @Override
    public String type() {
        return Vocabulary.nameOf(event.getClass());
    }

    @Override
    public @Nullable String metadata(String name) {
        for (var component : event.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) return valueOf(component.getAccessor());
        }
        return extra.get(name);
    }

    private @Nullable String valueOf(Method accessor) {
        try {
            var value = accessor.invoke(event);
            return value instanceof SubjectId id ? id.value() : value == null ? null : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
