package io.sagadesk.testbed.fuzz.route;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * A route of the server, and what its handler method shows about its variables, parameters and bodies.
 *
 * @param pattern such as {@code /v1/tickets/{ticketId}}
 * @param takesLines whether the body has a command in each line
 * @param handler null if the route is Spring's own
 */
public record FuzzedRoute(
        String method,
        String pattern,
        boolean takesLines,
        @Nullable Method handler) {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    public String name() {
        return method + " " + pattern;
    }

    public List<QueryParameter> parameters() {
        return handlerParameters()
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(FuzzedRoute::parameter)
                .toList();
    }

    /** The types of the path's variables, of a command's fields if it has any of that name. */
    public Map<String, Type> variables() {
        var types = new HashMap<String, Type>();
        command()
                .ifPresent(command -> Arrays.stream(command.getRecordComponents())
                        .forEach(component -> types.put(component.getName(), component.getType())));
        handlerParameters()
                .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class))
                .forEach(parameter -> types.put(parameter.getName(), parameter.getType()));
        return types;
    }

    /** The records that the body may be; of a handler that reads the body itself, the records declared beside it. */
    public List<Class<?>> bodies() {
        if (handler == null || !WITH_BODY.contains(method)) return List.of();
        var declared = Stream.concat(
                        command().stream(),
                        handlerParameters()
                                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                                .map(Parameter::getType))
                .filter(Class::isRecord)
                .toList();
        if (!declared.isEmpty()) return List.copyOf(declared);
        return Arrays.stream(handler.getDeclaringClass().getDeclaredClasses())
                .filter(Class::isRecord)
                .toList();
    }

    private Optional<Class<?>> command() {
        return handlerParameters()
                .filter(parameter -> parameter.getType() == CommandMessage.class)
                .<Class<?>>map(parameter -> ResolvableType.forType(parameter.getParameterizedType())
                        .getGeneric(0)
                        .toClass())
                .filter(Class::isRecord)
                .findFirst();
    }

    private Stream<Parameter> handlerParameters() {
        return handler == null ? Stream.empty() : Arrays.stream(handler.getParameters());
    }

    private static QueryParameter parameter(Parameter parameter) {
        var declared = parameter.getAnnotation(RequestParam.class);
        var name = declared.name().isEmpty() ? declared.value() : declared.name();
        return new QueryParameter(
                name.isEmpty() ? parameter.getName() : name,
                parameter.getParameterizedType(),
                declared.required() && declared.defaultValue().equals(ValueConstants.DEFAULT_NONE));
    }
}
