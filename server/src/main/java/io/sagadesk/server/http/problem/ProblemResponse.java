package io.sagadesk.server.http.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no resource answers, such as in a filter. */
@Component
public class ProblemResponse {

    private final JsonMapper json;

    ProblemResponse(JsonMapper json) {
        this.json = json;
    }

    /** Writes and ends the response. */
    public void write(HttpProblem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        if (problem.isPassing()) response.setHeader(HttpHeaders.RETRY_AFTER, ProblemAdvice.SECONDS_TO_WAIT);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try (var out = response.getOutputStream()) {
            out.write(json.writeValueAsBytes(problem.body()));
        }
    }
}
