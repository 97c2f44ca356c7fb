package io.sagadesk.server.reactions;

import io.sagadesk.api.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.modelling.saga.AbstractSagaManager;
import org.axonframework.modelling.saga.SagaEventHandler;

/**
 * Asks about an event only those sagas and automations that have a handler for its type. Axon's own invoker asks each of
 * them about each event, once for each segment, which took more than half of the coordinators' time.
 */
final class TypeIndexedInvoker implements EventHandlerInvoker {

    private final Predicate<EventMessage<?>> handledElsewhere;
    private final List<EventHandlerInvoker> all;
    private final Map<Class<?>, List<EventHandlerInvoker>> byType = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<Class<?>>> bySaga = new ConcurrentHashMap<>();

    /** @param handledElsewhere whether the processor handles an event in another release, and not in this one */
    TypeIndexedInvoker(EventHandlerInvoker invoker, Predicate<EventMessage<?>> handledElsewhere) {
        this.handledElsewhere = handledElsewhere;
        this.all = invoker instanceof MultiEventHandlerInvoker several ? several.delegates() : List.of(invoker);
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        for (var invoker : handling(event.getPayloadType())) {
            if (invoker.canHandle(event, segment)) return true;
        }
        return handledElsewhere.test(event);
    }

    /** Whether the processor may pass over an event. */
    boolean passesOver(EventMessage<?> event) {
        return !canHandleType(event.getPayloadType()) && !handledElsewhere.test(event);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return !handling(payloadType).isEmpty();
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (handledElsewhere.test(event)) event.getPayload(); // is refused, so another instance goes on
        for (var invoker : handling(event.getPayloadType())) {
            if (invoker.canHandle(event, segment)) invoker.handle(event, segment);
        }
    }

    /** The stored types of the events that are handled here. */
    Set<String> types() {
        return Vocabulary.EVENTS.stream()
                .filter(this::canHandleType)
                .map(Vocabulary::nameOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reactions act, so they see no event again. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        all.forEach(invoker -> invoker.segmentReleased(segment));
    }

    private List<EventHandlerInvoker> handling(Class<?> payloadType) {
        return byType.computeIfAbsent(
                payloadType,
                type -> all.stream().filter(invoker -> handles(invoker, type)).toList());
    }

    private boolean handles(EventHandlerInvoker invoker, Class<?> type) {
        return invoker instanceof AbstractSagaManager<?> sagas
                ? bySaga.computeIfAbsent(sagas.getSagaType(), TypeIndexedInvoker::handledBy).stream()
                        .anyMatch(handled -> handled.isAssignableFrom(type))
                : invoker.canHandleType(type);
    }

    /** Axon's saga manager says only for an event, not for a type, whether its saga has a handler. */
    private static List<Class<?>> handledBy(Class<?> saga) {
        return Stream.<Class<?>>iterate(saga, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(SagaEventHandler.class))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();
    }
}
