package io.sagadesk.server.http.security;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.wiring.AdminToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses every request without the token, except the readiness and liveness probes. */
@Component
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final Set<String> OPEN = Set.of("/actuator/health/readiness", "/actuator/health/liveness");

    private final AdminToken token;
    private final JsonMapper json;

    TokenFilter(AdminToken token, JsonMapper json) {
        this.token = token;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (OPEN.contains(request.getServletPath()) || showsToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        var problem = HttpProblem.of(401, "unauthorized", "Send the token of the data directory as a bearer token");
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem.body());
    }

    private boolean showsToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && token.is(header.substring(BEARER.length()));
    }
}
