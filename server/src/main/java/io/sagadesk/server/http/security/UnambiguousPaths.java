package io.sagadesk.server.http.security;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Refuses a path that Tomcat, the filters and Spring read differently, before any of them decides anything by it. Tomcat
 * cuts parameters off and resolves dots, so that {@code /v1/tickets/a;b} would be taken for the ticket {@code a}, and {@code
 * /actuator/health/db/..;/readiness} for the readiness, which needs no token.
 */
@Component
class UnambiguousPaths extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern DOTS = Pattern.compile("/(?:\\.|%2e){1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private final ProblemResponse problems;

    UnambiguousPaths(ProblemResponse problems) {
        super(true);
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var path = request.getRequestURI();
        if (path.indexOf(';') >= 0) {
            refuse("A path has no parameters: leave out ; and what follows", response);
        } else if (DOTS.matcher(path).find()) {
            refuse("A path has no parts . and ..: send the path that is meant", response);
        } else {
            getNext().invoke(request, response);
        }
    }

    private void refuse(String sentence, Response response) throws IOException {
        problems.write(HttpProblem.of(400, "bad-request", sentence), response.getResponse());
    }
}
