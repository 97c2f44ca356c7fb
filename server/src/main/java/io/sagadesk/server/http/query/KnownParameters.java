package io.sagadesk.server.http.query;

import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.http.problem.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses unknown query parameters. A misspelt parameter would otherwise be ignored, and the answer would be to another
 * query.
 */
@Component
public final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isQuestion(method)) check(request, known(method));
        return true;
    }

    private static boolean isQuestion(HandlerMethod method) {
        return ReadAnswer.class.isAssignableFrom(method.getMethod().getReturnType())
                || method.getBeanType().isAnnotationPresent(StrictParameters.class);
    }

    private static Set<String> known(HandlerMethod method) {
        var declared = Arrays.stream(method.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(parameter -> parameter.getName());
        return Stream.concat(declared, Stream.of(QuerySender.AFTER)).collect(Collectors.toSet());
    }

    private static void check(HttpServletRequest request, Set<String> known) {
        request.getParameterMap().forEach(KnownParameters::checkItems);
        if (known.containsAll(request.getParameterMap().keySet())) return;
        var sentence = "There is a parameter that this question does not know; it knows "
                + known.stream().sorted().collect(Collectors.joining(", "));
        throw HttpProblem.exception(400, "bad-request", sentence);
    }

    /** Refuses blank words, and empty words of a list, which Spring would pass on as null. */
    private static void checkItems(String name, String[] values) {
        for (var value : values) {
            if (!value.isEmpty()
                    && Arrays.stream(value.split(",", -1)).map(String::trim).anyMatch(String::isEmpty)) {
                throw HttpProblem.exception(400, "bad-request", "A word of the parameter " + name + " is empty");
            }
        }
    }
}
