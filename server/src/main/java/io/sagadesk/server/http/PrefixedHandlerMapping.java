package io.sagadesk.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Matches a request only with the resources whose fixed start of the path it has. Spring looks up paths without variables in
 * a map, but tries all patterns, about a hundred, for any other path.
 */
final class PrefixedHandlerMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, String> prefixes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        return mayMatch(mapping, request.getRequestURI()) ? super.getMatchingMapping(mapping, request) : null;
    }

    /** Spring decodes segments and ignores their parameters, so such a path may match although its start differs. */
    private boolean mayMatch(RequestMappingInfo mapping, String path) {
        return path.startsWith(prefixes.computeIfAbsent(mapping, PrefixedHandlerMapping::prefix))
                || path.indexOf('%') >= 0
                || path.indexOf(';') >= 0;
    }

    private static String prefix(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .map(PrefixedHandlerMapping::untilVariable)
                .reduce(PrefixedHandlerMapping::common)
                .orElse("");
    }

    /** Without the last slash, because {@code /a/**} also matches {@code /a}. */
    private static String untilVariable(String pattern) {
        var start = pattern.split("[{*?]", 2)[0];
        return start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    }

    private static String common(String some, String other) {
        var length = 0;
        while (length < Math.min(some.length(), other.length()) && some.charAt(length) == other.charAt(length))
            length++;
        return some.substring(0, length);
    }
}
