package io.sagadesk.server.http.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The problem of a request that Spring or Tomcat refuses with nothing but a status. */
final class StatusProblem {

    private StatusProblem() {}

    static HttpProblem of(HttpStatus status) {
        return new HttpProblem(status.value(), code(status), detail(status), List.of());
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "no-such-path";
            case INTERNAL_SERVER_ERROR -> "internal";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static String detail(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                ? "The path, a header or the form of the request is malformed"
                : status.getReasonPhrase();
    }
}
