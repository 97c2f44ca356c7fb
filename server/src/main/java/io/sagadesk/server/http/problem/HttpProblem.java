package io.sagadesk.server.http.problem;

import io.sagadesk.api.Invalid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A failure as the client sees it.
 *
 * @param code a stable code for programs
 * @param detail a sentence for people, without personal data
 * @param errors each field of the request that breaks its limits
 */
public record HttpProblem(int status, String code, String detail, List<Invalid.Fault> errors) {

    private static final String CODE = "code";

    public static HttpProblem of(int status, String code, @Nullable String detail) {
        return new HttpProblem(status, code, detail == null ? code : detail, List.of());
    }

    /**
     * Turns away a request that is malformed, too large, about nothing, or one too many.
     *
     * @param detail never repeats what was sent: it may be personal data
     */
    public static ErrorResponseException exception(int status, String code, String detail) {
        return new ErrorResponseException(
                HttpStatusCode.valueOf(status), of(status, code, detail).body(), null);
    }

    /** The problem that {@link #exception} has made; none of Spring's own has a code. */
    static Optional<HttpProblem> in(ErrorResponseException response) {
        var body = response.getBody();
        var properties = body.getProperties();
        return properties != null && properties.get(CODE) instanceof String code
                ? Optional.of(of(body.getStatus(), code, body.getDetail()))
                : Optional.empty();
    }

    /** Whether the same request may succeed later (status 503). */
    public boolean isPassing() {
        return status == 503;
    }

    /** The response body (RFC 9457). */
    public ProblemDetail body() {
        var body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        body.setProperty(CODE, code);
        if (!errors.isEmpty()) body.setProperty("errors", errors);
        return body;
    }
}
