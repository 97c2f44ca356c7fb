package io.sagadesk.server.http.security;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses path parameters: Tomcat and Spring cut them off, so {@code /v1/tickets/a;b} would be taken for the ticket {@code
 * a}.
 */
@Component
@Order(PathParameterFilter.AFTER_THE_TOKEN)
class PathParameterFilter extends OncePerRequestFilter {

    static final int AFTER_THE_TOKEN = TokenFilter.FIRST + 1;

    private final ProblemResponse problems;

    PathParameterFilter(ProblemResponse problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().indexOf(';') < 0) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                HttpProblem.of(400, "bad-request", "A path has no parameters: leave out ; and what follows"), response);
    }
}
