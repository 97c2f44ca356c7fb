package io.sagadesk.server.http.problem;

import io.sagadesk.api.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * What a failure means to the one who asked.
 *
 * @param code a stable word for programs
 * @param detail a sentence for people, never with personal data
 * @param errors each fault of a request that breaks its limits
 */
public record HttpProblem(int status, String code, String detail, List<Invalid.Fault> errors) {

    public static HttpProblem of(int status, String code, @Nullable String detail) {
        return new HttpProblem(status, code, detail == null ? code : detail, List.of());
    }

    /** Whether the same request may succeed another time. */
    public boolean isPassing() {
        return status == 503;
    }

    /** As RFC 9457 wants it. */
    public ProblemDetail body() {
        var body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        body.setProperty("code", code);
        if (!errors.isEmpty()) body.setProperty("errors", errors);
        return body;
    }
}
