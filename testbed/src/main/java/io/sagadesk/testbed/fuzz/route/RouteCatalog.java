package io.sagadesk.testbed.fuzz.route;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The routes of a running server, as Spring's own endpoint {@code /actuator/mappings} tells them. No list has to be kept:
 * a route that is added is in the next answer.
 */
public final class RouteCatalog {

    public static final String PATH = "/actuator/mappings";

    /** Makes a server answer {@link #PATH}, which it does not do by itself. */
    public static final Map<String, String> ENVIRONMENT =
            Map.of("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,mappings");

    private static final String LINES = "application/x-ndjson";

    private RouteCatalog() {}

    /** Reads the answer of {@link #PATH}; the routes are sorted, so that one seed means the same on every server. */
    public static List<FuzzedRoute> of(JsonNode mappings) {
        return mappings.findValues("requestMappingConditions").isEmpty()
                ? List.of()
                : elements(mappings.path("contexts"))
                        .flatMap(context -> elements(context.path("mappings").path("dispatcherServlets")))
                        .flatMap(RouteCatalog::elements)
                        .map(mapping -> mapping.path("details"))
                        .flatMap(RouteCatalog::routes)
                        .sorted(Comparator.comparing(FuzzedRoute::name))
                        .toList();
    }

    private static Stream<FuzzedRoute> routes(JsonNode details) {
        var conditions = details.path("requestMappingConditions");
        var methods = texts(conditions.path("methods"));
        var takesLines =
                conditions.path("consumes").findValuesAsString("mediaType").contains(LINES);
        var handler = handler(details.path("handlerMethod"));
        return texts(conditions.path("patterns")).stream()
                .flatMap(pattern -> (methods.isEmpty() ? List.of("GET") : methods)
                        .stream().map(method -> new FuzzedRoute(method, pattern, takesLines, handler)));
    }

    private static @Nullable Method handler(JsonNode described) {
        try {
            var type = Class.forName(described.path("className").asString(""));
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method ->
                            method.getName().equals(described.path("name").asString("")))
                    .filter(method -> descriptor(method)
                            .equals(described.path("descriptor").asString("")))
                    .findFirst()
                    .orElse(null);
        } catch (ClassNotFoundException springsOwn) {
            return null;
        }
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).map(text -> text.asString("")).toList();
    }

    private static Stream<JsonNode> elements(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false);
    }
}
