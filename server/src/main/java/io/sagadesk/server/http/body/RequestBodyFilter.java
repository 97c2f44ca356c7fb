package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gathers the body of each request before a resource gets it. A body that came with the headers is passed on at once; any
 * other is gathered without a thread, so that no number of slow senders takes the threads from the others.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RequestBodyFilter extends OncePerRequestFilter {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    private static final String BULK = "/v1/commands";

    private final BodyLimit bulk = BodyLimit.of(32 * MIB, 128 * MIB, ": send several");

    /** One command or question. The limit is far more than the longest one with every character escaped. */
    private final BodyLimit single = BodyLimit.of(256 * KIB, 64 * MIB, "");

    private final RequestRefusal refusal;
    private final ProblemResponse problems;

    RequestBodyFilter(RequestRefusal refusal, ProblemResponse problems) {
        this.refusal = refusal;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!RequestRefusal.hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        var limit = request.getServletPath().equals(BULK) ? bulk : single;
        if (request.getContentLengthLong() > limit.most()) {
            refusal.answer(limit.tooLarge(), request, response);
            return;
        }
        var body = new ArrivedBody(limit, request.getContentLengthLong());
        try {
            body.readBuffered(request.getInputStream());
        } catch (BodyRefused refused) {
            body.release();
            refusal.answer(refused.problem(), request, response);
            return;
        }
        if (body.isWhole()) pass(request, response, chain, body);
        else gather(request, response, body);
    }

    private static void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, ArrivedBody body)
            throws ServletException, IOException {
        try {
            chain.doFilter(new GatheredRequest(request, body), response);
        } finally {
            body.release();
        }
    }

    private void gather(HttpServletRequest request, HttpServletResponse response, ArrivedBody body) throws IOException {
        var in = request.getInputStream();
        var gathering = request.startAsync(new GatheredRequest(request, body), response);
        new GatheringListener(gathering, in, problems, body).begin(GatheringListener.PERIOD.toMillis());
    }
}
