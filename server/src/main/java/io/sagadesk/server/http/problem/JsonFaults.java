package io.sagadesk.server.http.problem;

import io.sagadesk.api.Invalid.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Describes faults in JSON input. Jackson's own messages are not used, because they repeat the value. */
public final class JsonFaults {

    private JsonFaults() {}

    public static List<Fault> in(JacksonException wrong) {
        return List.of(new Fault(path(wrong), message(wrong)));
    }

    /** The words of an enum, as the end of a sentence. */
    static String oneOf(Class<?> type) {
        return "is one of "
                + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String path(JacksonException wrong) {
        var path = wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static String message(JacksonException wrong) {
        if (wrong instanceof UnrecognizedPropertyException) return "is not known here";
        if (wrong instanceof ValueInstantiationException refused
                && refused.getCause() instanceof IllegalArgumentException ours) {
            return String.valueOf(ours.getMessage());
        }
        if (wrong instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return oneOf(format.getTargetType());
        }
        if (wrong instanceof InvalidNullException) return "is required";
        if (wrong instanceof ValueInstantiationException) return "is required, or has a part that is";
        return "has the wrong type or form";
    }
}
