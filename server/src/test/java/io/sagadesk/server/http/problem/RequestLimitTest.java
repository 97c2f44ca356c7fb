package io.sagadesk.server.http.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class RequestLimitTest {

    private final RequestLimit one = new RequestLimit(1, "One at once");

    @Test
    void one_more_is_overloaded() throws IOException {
        var refused =
                one.run(() -> catchThrowableOfType(ErrorResponseException.class, () -> one.run(() -> "a second one")));

        assertThat(refused.getBody().getProperties()).containsEntry("code", "overloaded");
        assertThat(refused.getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void a_request_that_fails_makes_room() throws IOException {
        assertThatThrownBy(() -> one.run(() -> {
                    throw new IOException("The client is gone");
                }))
                .isInstanceOf(IOException.class);

        assertThat(one.<String>run(() -> "the next one")).isEqualTo("the next one");
    }
}
