package io.sagadesk.projections;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.EventHandler;

/**
 * Calls the {@code @EventHandler} methods of a projection directly, so that a rebuild needs no messages, interceptors
 * or parameter resolvers. As in Axon, the method with the most specific parameter type handles an event.
 */
final class ProjectionHandlers {

    private static final MethodType SHAPE = MethodType.methodType(void.class, Object.class, EventEnvelope.class);

    private final Object fold;
    private final List<Method> methods;
    private final ConcurrentMap<Class<?>, Optional<MethodHandle>> byType = new ConcurrentHashMap<>();

    /** Refuses a class whose handlers take anything but an event and, optionally, its envelope. */
    ProjectionHandlers(Object fold) {
        this.fold = fold;
        this.methods = Arrays.stream(fold.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
        methods.forEach(ProjectionHandlers::check);
    }

    boolean handles(Class<?> event) {
        return handleFor(event).isPresent();
    }

    void handle(RecordedEvent event) {
        var handle = handleFor(event.payload().getClass());
        if (handle.isEmpty()) return;
        try {
            handle.get().invokeExact(event.payload(), event.envelope());
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private Optional<MethodHandle> handleFor(Class<?> event) {
        var known = byType.get(event);
        return known != null ? known : byType.computeIfAbsent(event, this::find);
    }

    private Optional<MethodHandle> find(Class<?> event) {
        return methods.stream()
                .filter(method -> method.getParameterTypes()[0].isAssignableFrom(event))
                .reduce((one, other) ->
                        one.getParameterTypes()[0].isAssignableFrom(other.getParameterTypes()[0]) ? other : one)
                .map(this::bound);
    }

    private MethodHandle bound(Method method) {
        try {
            method.setAccessible(true);
            var handle = MethodHandles.lookup().unreflect(method).bindTo(fold);
            var withEnvelope = method.getParameterCount() == 2
                    ? handle
                    : MethodHandles.dropArguments(handle, 1, EventEnvelope.class);
            return withEnvelope.asType(SHAPE);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void check(Method method) {
        var parameters = method.getParameterTypes();
        var takesEvent = parameters.length == 1 || (parameters.length == 2 && parameters[1] == EventEnvelope.class);
        if (!takesEvent || method.getReturnType() != void.class) {
            throw new IllegalArgumentException(
                    method + " must be void and take an event, or an event and its Envelope");
        }
    }
}
