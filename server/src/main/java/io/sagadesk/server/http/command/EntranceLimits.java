package io.sagadesk.server.http.command;

import io.sagadesk.api.FutureTime;
import io.sagadesk.api.Invalid;
import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.Money;
import io.sagadesk.api.Validation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits of what a client sends: times that can be, and amounts that somebody can pay. The commands of reactions are not
 * held to them, because they repeat times and amounts of older events, which may lie beyond.
 */
final class EntranceLimits {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** Tolerates a client's clock that is fast. */
    private static final Duration FAST = Duration.ofMinutes(5);

    private static final ClassValue<List<Limited>> LIMITED = new ClassValue<>() {
        @Override
        protected List<Limited> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .flatMap(component -> Limited.of(component).stream())
                    .toList();
        }
    };

    private EntranceLimits() {}

    /** Returns the message. If it breaks these limits, throws {@link Invalid} with these and all its other faults. */
    static <M extends Record> M checked(M message, Instant now) {
        var faults = new ArrayList<Fault>();
        inspect(message, "", now.plus(FAST), faults);
        if (faults.isEmpty()) return message;
        var fields = faults.stream().map(Fault::field).toList();
        Validation.faults(message).stream()
                .filter(other -> !fields.contains(other.field()))
                .forEach(faults::add);
        throw new Invalid(faults);
    }

    private static void inspect(Record message, String path, Instant latest, List<Fault> faults) {
        for (var limited : LIMITED.get(message.getClass())) {
            var value = limited.valueIn(message);
            if (value instanceof Record nested && !(value instanceof Money)) {
                inspect(nested, path + limited.name() + ".", latest, faults);
                continue;
            }
            var fault = limited.faultOf(value, latest);
            if (fault != null) faults.add(new Fault(path + limited.name(), fault));
        }
    }

    /** A component with a time or an amount, or a record with such components. */
    private record Limited(String name, Method accessor, boolean mayBeAhead) {

        static Optional<Limited> of(RecordComponent component) {
            var type = component.getType();
            var isLimited = type == Instant.class
                    || type == Money.class
                    || (type.isRecord() && !LIMITED.get(type).isEmpty());
            if (!isLimited) return Optional.empty();
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return Optional.of(
                    new Limited(component.getName(), accessor, component.isAnnotationPresent(FutureTime.class)));
        }

        @Nullable Object valueIn(Record message) {
            try {
                return accessor.invoke(message);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Nullable String faultOf(@Nullable Object value, Instant latest) {
            if (value instanceof Money money) return money.fault();
            if (!(value instanceof Instant time)) return null;
            if (time.isBefore(EARLIEST) || !time.isBefore(END)) return "must be within the years 1970 to 9998";
            return !mayBeAhead && time.isAfter(latest) ? "must not be in the future" : null;
        }
    }
}
