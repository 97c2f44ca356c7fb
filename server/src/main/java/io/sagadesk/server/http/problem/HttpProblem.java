package io.sagadesk.server.http.problem;

import io.sagadesk.api.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A failure as the client sees it.
 *
 * @param code a stable code for programs
 * @param detail a sentence for people, without personal data
 * @param errors each field of the request that breaks its limits
 */
public record HttpProblem(int status, String code, String detail, List<Invalid.Fault> errors) {

    public static HttpProblem of(int status, String code, @Nullable String detail) {
        return new HttpProblem(status, code, detail == null ? code : detail, List.of());
    }

    /** Whether the same request may succeed later (status 503). */
    public boolean isPassing() {
        return status == 503;
    }

    /** The response body (RFC 9457). */
    public ProblemDetail body() {
        var body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        body.setProperty("code", code);
        if (!errors.isEmpty()) body.setProperty("errors", errors);
        return body;
    }
}
