package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.testbed.fuzz.route.FuzzedRoute;
import io.sagadesk.testbed.fuzz.route.QueryParameter;
import io.sagadesk.testbed.fuzz.wire.RawHeader;
import io.sagadesk.testbed.fuzz.wire.RawRequest;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes requests by their numbers. The same seed, number and routes make the same request, whatever was made before, so
 * that a single one can be repeated.
 */
public final class RequestGenerator {

    /** Paths of which the server should know nothing. */
    private static final List<FuzzedRoute> UNKNOWN = Stream.of(
                    "/",
                    "/v1",
                    "/v1/nothing",
                    "/v2/tickets",
                    "/actuator/env",
                    "/actuator/heapdump",
                    "/favicon.ico",
                    "/WEB-INF/web.xml",
                    "/error",
                    "/index.html",
                    "/v1/tickets/ticket-0-1/nothing")
            .map(path -> new FuzzedRoute("GET", path, false, null))
            .toList();

    /** Parameters that handlers read themselves. */
    private static final List<QueryParameter> UNDECLARED = Stream.of(
                    "after", "until", "type", "actor", "subject", "limit", "cursor")
            .map(name -> new QueryParameter(name, String.class, false))
            .toList();

    private static final int[] FAULTS = {0, 0, 1, 1, 1, 1, 1, 2, 2, 3};
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final String host;
    private final String token;
    private final List<FuzzedRoute> routes;
    private final List<QueryParameter> parameters;

    public RequestGenerator(long seed, String host, String token, List<FuzzedRoute> routes) {
        this.seed = seed;
        this.host = host;
        this.token = token;
        this.routes = Stream.concat(routes.stream(), UNKNOWN.stream()).toList();
        this.parameters = Stream.concat(
                        UNDECLARED.stream(), routes.stream().flatMap(route -> route.parameters().stream()))
                .distinct()
                .toList();
    }

    /** The route of a request; all routes have their turn. */
    public FuzzedRoute route(int number) {
        return routes.get(number % routes.size());
    }

    public RawRequest request(int number) {
        var random = new Random((seed * MIXER + number) * MIXER);
        var subjects = new FuzzedSubjects(number / FuzzedSubjects.REQUESTS);
        var draft = new RouteSamples(subjects, random).of(route(number), parameters);
        draft.authorization = List.of(new RawHeader("Authorization", "Bearer " + token));
        if (random.nextInt(4) == 0) RequestFaults.addUsual(draft, random);
        var faults = new RequestFaults(random, token);
        var times = FAULTS[random.nextInt(FAULTS.length)];
        for (var n = 0; n < times; n++) {
            faults.add(draft);
        }
        return draft.finished(host);
    }
}
