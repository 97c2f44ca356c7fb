package io.sagadesk.server.http.security;

import io.sagadesk.server.http.body.RequestRefusal;
import io.sagadesk.server.http.problem.HttpProblem;
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

    private final RequestRefusal refusal;

    PathParameterFilter(RequestRefusal refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().indexOf(';') < 0) {
            chain.doFilter(request, response);
            return;
        }
        var problem = HttpProblem.of(400, "bad-request", "A path has no parameters: leave out ; and what follows");
        refusal.answer(problem, request, response);
    }
}
