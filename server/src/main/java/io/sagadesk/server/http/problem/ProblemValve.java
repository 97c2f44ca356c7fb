package io.sagadesk.server.http.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers requests that Tomcat itself refuses, such as a malformed URL, with a problem (RFC 9457). */
public class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0) return;
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer == null) return;
            var known = HttpStatus.resolve(response.getStatus());
            var status = known == null ? HttpStatus.BAD_REQUEST : known;
            writer.write(text(StatusProblem.of(status), status.getReasonPhrase()));
            response.finishResponse();
        } catch (IOException senderIsGone) {
            container.getLogger().debug("A refusal could not be delivered", senderIsGone);
        }
    }

    private static String text(HttpProblem problem, String title) {
        return "{\"detail\":\"%s\",\"status\":%d,\"title\":\"%s\",\"code\":\"%s\"}"
                .formatted(problem.detail(), problem.status(), title, problem.code());
    }
}
