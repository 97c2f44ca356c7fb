package io.sagadesk.server.health;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers that there is nothing below a health indicator: {@code /actuator/health/eventStore/x}. Spring fails there, because
 * it takes what is not the last part of the path for a group.
 */
@Component
class HealthPathFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health/";

    private final ProblemResponse problems;
    private final ObjectProvider<HealthEndpointGroups> groups;

    HealthPathFilter(ProblemResponse problems, ObjectProvider<HealthEndpointGroups> groups) {
        this.problems = problems;
        this.groups = groups;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.startsWith(HEALTH) && isBelowIndicator(path.substring(HEALTH.length()))) {
            problems.write(HttpProblem.of(404, "no-such-path", "There is no such health indicator"), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A path has one part, or two if the first is a group. */
    private boolean isBelowIndicator(String path) {
        var parts = path.split("/", -1);
        var isInGroup = groups.stream().anyMatch(known -> known.getNames().contains(parts[0]));
        return parts.length > (isInGroup ? 2 : 1);
    }
}
