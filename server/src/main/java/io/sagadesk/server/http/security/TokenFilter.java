package io.sagadesk.server.http.security;

import io.sagadesk.server.http.body.RequestRefusal;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.wiring.AdminToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every request without the token, except the readiness and liveness probes. A request with the token has a user,
 * to whom the probes tell their details, too.
 */
@Component
@Order(TokenFilter.FIRST)
class TokenFilter extends OncePerRequestFilter {

    /** After the filters of Spring, before all that answer. */
    static final int FIRST = 0;

    private static final String BEARER = "Bearer ";
    private static final Set<String> OPEN = Set.of("/actuator/health/readiness", "/actuator/health/liveness");

    private final AdminToken token;
    private final RequestRefusal refusal;

    TokenFilter(AdminToken token, RequestRefusal refusal) {
        this.token = token;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (showsToken(request)) {
            chain.doFilter(new AdministratorRequest(request), response);
            return;
        }
        // else requests could be sent without end on one connection, and their answers never read
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (isProbe(request)) {
            chain.doFilter(request, response);
            return;
        }
        var problem = HttpProblem.of(401, "unauthorized", "Send the administrator's token as a bearer token");
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refusal.answer(problem, request, response);
    }

    /**
     * Whether this is one of the probes, by its path as it was sent, so that no other path is taken for one. A probe has no
     * body: no byte of one is kept without the token.
     */
    private static boolean isProbe(HttpServletRequest request) {
        return OPEN.contains(request.getRequestURI()) && !RequestRefusal.hasBody(request);
    }

    private boolean showsToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && token.is(header.substring(BEARER.length()));
    }

    /** Tells Spring that the sender is known. */
    private static final class AdministratorRequest extends HttpServletRequestWrapper {

        AdministratorRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> "admin";
        }
    }
}
