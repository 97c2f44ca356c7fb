package io.sagadesk.projections.trail;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the agents whom an event names: as the author of something written, solved or closed, or in any field with an
 * agent's id. The candidates of an assignment are not among them.
 */
final class NamedAgents {

    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> event) {
            return Arrays.stream(event.getRecordComponents())
                    .filter(component -> component.getType() == Author.class || component.getType() == AgentId.class)
                    .map(RecordComponent::getAccessor)
                    .peek(accessor -> accessor.setAccessible(true))
                    .toList();
        }
    };

    private NamedAgents() {}

    static Stream<AgentId> in(Event event) {
        return ACCESSORS.get(event.getClass()).stream().flatMap(accessor -> agent(value(accessor, event)));
    }

    private static Stream<AgentId> agent(@Nullable Object value) {
        if (value instanceof AgentId agent) return Stream.of(agent);
        return value instanceof Author author && author.isAgent() && author.id() != null
                ? Stream.of(new AgentId(author.id()))
                : Stream.empty();
    }

    private static @Nullable Object value(Method accessor, Event event) {
        try {
            return accessor.invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
