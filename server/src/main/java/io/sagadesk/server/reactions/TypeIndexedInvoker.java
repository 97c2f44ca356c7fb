package io.sagadesk.server.reactions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final List<EventHandlerInvoker> all;
    private final Map<Class<?>, List<EventHandlerInvoker>> byType = new ConcurrentHashMap<>();

    TypeIndexedInvoker(EventHandlerInvoker invoker) {
        this.all = invoker instanceof MultiEventHandlerInvoker several ? several.delegates() : List.of(invoker);
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        for (var invoker : handling(event.getPayloadType())) {
            if (invoker.canHandle(event, segment)) return true;
        }
        return false;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return !handling(payloadType).isEmpty();
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        for (var invoker : handling(event.getPayloadType())) {
            if (invoker.canHandle(event, segment)) invoker.handle(event, segment);
        }
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

    private static boolean handles(EventHandlerInvoker invoker, Class<?> type) {
        return invoker instanceof AbstractSagaManager<?> sagas
                ? handledBy(sagas.getSagaType()).anyMatch(handled -> handled.isAssignableFrom(type))
                : invoker.canHandleType(type);
    }

    /** Axon's saga manager says only for an event, not for a type, whether its saga has a handler. */
    private static Stream<Class<?>> handledBy(Class<?> saga) {
        return Stream.<Class<?>>iterate(saga, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(SagaEventHandler.class))
                .map(method -> method.getParameterTypes()[0]);
    }
}
