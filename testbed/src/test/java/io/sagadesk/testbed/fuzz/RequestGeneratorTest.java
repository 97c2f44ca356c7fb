package io.sagadesk.testbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.fuzz.request.RequestGenerator;
import io.sagadesk.testbed.fuzz.route.FuzzedRoute;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestGeneratorTest {

    private static final List<FuzzedRoute> ROUTES = List.of(
            new FuzzedRoute("GET", "/v1/tickets/{ticketId}", false, null),
            new FuzzedRoute("POST", "/v1/commands", true, null));

    @Test
    void a_number_makes_the_same_request_again() {
        var first = new RequestGenerator(7, "host", "secret", ROUTES);
        var second = new RequestGenerator(7, "host", "secret", ROUTES);
        second.request(3);

        assertThat(IntStream.range(0, 300).mapToObj(n -> first.request(n).shown("secret")))
                .containsExactlyElementsOf(IntStream.range(0, 300)
                        .mapToObj(n -> second.request(n).shown("secret"))
                        .toList());
    }

    @Test
    void another_seed_makes_other_requests() {
        var first = new RequestGenerator(7, "host", "secret", ROUTES);
        var second = new RequestGenerator(8, "host", "secret", ROUTES);

        assertThat(IntStream.range(0, 300)
                        .filter(n -> first.request(n)
                                .shown("secret")
                                .equals(second.request(n).shown("secret"))))
                .hasSizeLessThan(100);
    }

    @Test
    void every_route_has_its_turn_and_the_token_is_not_shown() {
        var generator = new RequestGenerator(1, "host", "secret", ROUTES);

        assertThat(IntStream.range(0, 20).mapToObj(generator::route)).containsAll(ROUTES);
        assertThat(IntStream.range(0, 300).mapToObj(n -> generator.request(n).shown("secret")))
                .noneMatch(shown -> shown.contains("secret"));
    }
}
