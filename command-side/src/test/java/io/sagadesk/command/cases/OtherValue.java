package io.sagadesk.command.cases;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes one component of a command. */
final class OtherValue {

    private OtherValue() {}

    static Command in(Command command, String component) {
        return changed(command, component, value -> other(typeOf(command, component), value));
    }

    static Command with(Command command, String component, @Nullable Object value) {
        return changed(command, component, before -> value);
    }

    static Stream<RecordComponent> components(Class<?> command) {
        return Arrays.stream(command.getRecordComponents());
    }

    private interface Change {
        @Nullable Object of(@Nullable Object before);
    }

    private static Command changed(Command command, String component, Change change) {
        try {
            var components = command.getClass().getRecordComponents();
            var types =
                    components(command.getClass()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values = new @Nullable Object[components.length];
            for (var i = 0; i < components.length; i++) {
                var value = components[i].getAccessor().invoke(command);
                values[i] = components[i].getName().equals(component) ? change.of(value) : value;
            }
            return (Command) command.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    private static Class<?> typeOf(Command command, String component) {
        return components(command.getClass())
                .filter(known -> known.getName().equals(component))
                .findFirst()
                .orElseThrow()
                .getType();
    }

    private static Object other(Class<?> type, @Nullable Object value) {
        if (type == String.class) return value + "-other";
        if (type == int.class || type == Integer.class) return value == null ? 1 : (int) value + 1;
        if (type == boolean.class) return value == null || !(boolean) value;
        if (type == Instant.class) return value == null ? Instant.EPOCH : ((Instant) value).plusSeconds(86_400);
        if (type == Money.class) return Money.of("3.21", "EUR");
        if (type == List.class) return reversedOrOther((List<?>) Objects.requireNonNull(value));
        if (type == Map.class) return Map.of("offer", "PT1M");
        if (type == Decision.class) return new Decision("other-rule", 1, Map.of());
        if (type == Author.class) return Author.bot("another");
        if (type == PolicyVersion.class) return new PolicyVersion(PolicyId.of(kind(value)), 99);
        if (type == TargetInstance.class) return new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 7);
        if (type.isEnum()) return next(type, value);
        if (CommandCase.isId(type)) return id(type);
        throw new AssertionError("No other value is known for a " + type + ": add one here");
    }

    private static Object reversedOrOther(List<?> values) {
        if (values.isEmpty()) return List.of("other");
        var copy = new ArrayList<Object>(values);
        Collections.reverse(copy);
        return copy.equals(values) ? List.of() : List.copyOf(copy);
    }

    private static PolicyKind kind(@Nullable Object version) {
        return version == null
                ? PolicyKind.SLA
                : ((PolicyVersion) version).policyId().kind();
    }

    private static Object next(Class<?> type, @Nullable Object value) {
        var all = List.of(type.getEnumConstants());
        return all.get((all.indexOf(value) + 1) % all.size());
    }

    private static Object id(Class<?> type) {
        try {
            return type.getDeclaredConstructor(String.class).newInstance("another");
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }
}
