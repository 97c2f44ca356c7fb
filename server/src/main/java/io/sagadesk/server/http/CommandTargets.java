package io.sagadesk.server.http;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The aggregate that a command is meant for. Axon's own resolver searches the class anew for each command. */
final class CommandTargets {

    private static final ClassValue<RecordComponent> TARGET = new ClassValue<>() {
        @Override
        protected RecordComponent computeValue(Class<?> type) {
            var target = Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type + " names no aggregate"));
            target.getAccessor().setAccessible(true);
            return target;
        }
    };

    private CommandTargets() {}

    static String of(Object command) {
        try {
            return String.valueOf(TARGET.get(command.getClass()).getAccessor().invoke(command));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
