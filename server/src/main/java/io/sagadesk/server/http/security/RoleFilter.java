package io.sagadesk.server.http.security;

import io.sagadesk.server.http.body.RequestRefusal;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.wiring.SagadeskProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for a role that this instance does not have, with status 503, so that a proxy asks another one. What
 * operators ask for (read models, reactions, the outbox, the clock) is answered by every instance, because its state is shared.
 */
@Component
@Order(TokenFilter.FIRST + 1)
class RoleFilter extends OncePerRequestFilter {

    private static final String API = "/v1/";
    private static final String REBUILDS = "rebuilds";
    private static final Set<String> OPERATION = Set.of("projections", REBUILDS, "reactions", "outbox", "clock");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Queries that are sent with POST, because what they look for does not belong into a path. */
    private static final Set<String> SENT_QUERIES = Set.of("/v1/customers/searches", "/v1/coupons/checks");

    private final Set<InstanceRole> roles;
    private final RequestRefusal refusal;

    RoleFilter(SagadeskProperties properties, RequestRefusal refusal) {
        this.roles = InstanceRole.in(
                properties.roles()); // without the other instances: filters are made before the stores are open
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var missing = required(request).filter(role -> !roles.contains(role));
        if (missing.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var sentence = "This instance does not have the role " + missing.get().word() + ": send it to one that has";
        refusal.answer(HttpProblem.of(503, "role-missing", sentence), request, response);
    }

    private static Optional<InstanceRole> required(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!path.startsWith(API)) return Optional.empty();
        var kind = path.substring(API.length()).split("/", 2)[0];
        var isReading = READING.contains(request.getMethod()) || SENT_QUERIES.contains(path);
        if (OPERATION.contains(kind)) {
            return kind.equals(REBUILDS) && !isReading ? Optional.of(InstanceRole.PROJECTION) : Optional.empty();
        }
        return Optional.of(isReading ? InstanceRole.QUERY : InstanceRole.COMMAND);
    }
}
