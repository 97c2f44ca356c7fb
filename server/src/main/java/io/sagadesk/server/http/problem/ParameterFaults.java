package io.sagadesk.server.http.problem;

import io.sagadesk.api.SubjectId;
import io.sagadesk.store.runtime.CauseChain;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Describes what a malformed parameter should be. Spring's own messages are not used, because they repeat the value. */
final class ParameterFaults {

    private static final String MALFORMED = "is malformed";
    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, "is a whole number",
            Integer.class, "is a whole number",
            long.class, "is a whole number",
            double.class, "is a number",
            Double.class, "is a number",
            boolean.class, "is true or false",
            Boolean.class, "is true or false",
            LocalDate.class, "is a date such as 2026-03-01",
            ZoneId.class, "is a time zone such as Europe/Berlin");

    private ParameterFaults() {}

    static String in(MethodArgumentTypeMismatchException failure) {
        var type = failure.getRequiredType();
        if (type == null) return MALFORMED;
        if (!SubjectId.class.isAssignableFrom(type)) {
            return message(failure, NotAWord.class).orElseGet(() -> FORMS.getOrDefault(type, MALFORMED));
        }
        var refusal = message(failure, IllegalArgumentException.class); // of the id's own constructor
        return refusal.map(sentence -> MALFORMED + ": " + sentence).orElse(MALFORMED);
    }

    private static Optional<String> message(Throwable failure, Class<? extends Throwable> type) {
        return CauseChain.of(failure)
                .filter(type::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }
}
