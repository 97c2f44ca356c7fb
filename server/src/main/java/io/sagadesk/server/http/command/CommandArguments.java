package io.sagadesk.server.http.command;

import io.sagadesk.api.Command;
import io.sagadesk.server.http.problem.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** Builds the command argument of a resource method from the path variables, the JSON body and the current time. */
@Component
public class CommandArguments implements HandlerMethodArgumentResolver {

    private static final MediaType MERGE_PATCH = new MediaType("application", "merge-patch+json");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /**
     * The number fields of a command: JSON strings are not accepted as numbers, but path variables are always strings.
     */
    private static final ClassValue<Set<String>> NUMBERS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() == int.class)
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
        }
    };

    private final CommandReader reader;
    private final CommandEnvelopes envelopes;

    CommandArguments(CommandReader reader, CommandEnvelopes envelopes) {
        this.reader = reader;
        this.envelopes = envelopes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandMessage.class;
    }

    @Override
    public CommandMessage<?> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var request = (HttpServletRequest) webRequest.getNativeRequest();
        var type = commandType(parameter);
        var envelope = envelopes.of(request);
        var fields = body(request);
        var removes = parameter.getMethodAnnotation(RemovesFields.class);
        if (removes != null) FieldRemovals.collect(fields, removes.value());
        pathVariables(request).forEach((name, value) -> putFromPath(type, fields, name, value));
        var creates = parameter.getMethodAnnotation(CreatesId.class);
        if (creates != null && !fields.hasNonNull(creates.value())) {
            fields.put(creates.value(), envelopes.newId(type, request.getRequestURI(), envelope.idempotencyKey()));
        }
        return envelope.wrap(reader.command(type, fields));
    }

    private static Class<? extends Command> commandType(MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        return type.asSubclass(Command.class);
    }

    /** Reads the JSON object of a request body; an empty body has no fields. */
    public ObjectNode body(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readAllBytes(); // gathered, and not too large, or it would not be here
        if (bytes.length > 0) requireJson(request);
        return reader.fields(bytes);
    }

    private static void requireJson(HttpServletRequest request) {
        var type = mediaType(request.getContentType());
        var isPatch = request.getMethod().equals("PATCH") && MERGE_PATCH.isCompatibleWith(type);
        if (!isPatch && !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            throw HttpProblem.exception(415, "unsupported-media-type", "Send a JSON object as application/json");
        }
    }

    private static MediaType mediaType(@Nullable String contentType) {
        if (contentType == null) return MediaType.APPLICATION_OCTET_STREAM;
        try {
            return MediaType.parseMediaType(contentType);
        } catch (IllegalArgumentException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> pathVariables(HttpServletRequest request) {
        return (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }

    private static void putFromPath(Class<?> type, ObjectNode fields, String name, String value) {
        if (fields.hasNonNull(name)) {
            throw HttpProblem.exception(400, "field-in-path", "Leave out the field " + name + ": the path says it");
        }
        if (NUMBERS.get(type).contains(name) && NUMBER.matcher(value).matches())
            fields.put(name, Integer.parseInt(value));
        else fields.put(name, value);
    }
}
