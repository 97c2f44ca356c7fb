package io.sagadesk.server.command;

import io.sagadesk.api.MillisecondPrecision;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the times of a command to milliseconds, so that events, read models and the times that clients send back have one
 * precision.
 */
final class CommandTimes {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private CommandTimes() {}

    /** Returns the command itself if none of its times is more precise. */
    static CommandMessage<?> cut(CommandMessage<?> command) {
        if (!(command.getPayload() instanceof Record payload)) return command;
        var shape = SHAPES.get(payload.getClass());
        if (!shape.isTooPrecise(payload)) return command;
        var cut = new GenericMessage<>(command.getIdentifier(), shape.cut(payload), command.getMetaData());
        return new GenericCommandMessage<>(cut, command.getCommandName());
    }

    /** How a record is read and made. */
    private record Shape(List<Method> components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            try {
                var declared = type.getRecordComponents();
                var types =
                        Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return new Shape(Arrays.stream(declared).map(Shape::accessor).toList(), constructor);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static Method accessor(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return component.getAccessor();
        }

        boolean isTooPrecise(Record payload) {
            return components.stream()
                    .filter(component -> component.getReturnType() == Instant.class)
                    .anyMatch(component -> value(payload, component) instanceof Instant time
                            && !MillisecondPrecision.of(time).equals(time));
        }

        Object cut(Record payload) {
            var values = components.stream()
                    .map(component -> cut(value(payload, component)))
                    .toArray();
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static @Nullable Object cut(@Nullable Object value) {
            return value instanceof Instant time ? MillisecondPrecision.of(time) : value;
        }

        private static @Nullable Object value(Record payload, Method component) {
            try {
                return component.invoke(payload);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
