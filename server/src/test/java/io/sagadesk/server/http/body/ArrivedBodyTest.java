package io.sagadesk.server.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class ArrivedBodyTest {

    private static final int ANNOUNCED = 20_000;

    /** One body of the largest size, and half of another. */
    private final BodyLimit limit = BodyLimit.of(ANNOUNCED, ANNOUNCED * 3 / 2, "");

    @Test
    void a_length_that_is_only_announced_takes_no_memory() throws Exception {
        var bodies = new ArrivedBody[100];
        for (var i = 0; i < bodies.length; i++) {
            bodies[i] = new ArrivedBody(limit, ANNOUNCED);
            bodies[i].readBuffered(arrived(0));
        }

        assertThat(limit.memory().availablePermits()).isEqualTo(ANNOUNCED * 3 / 2);
    }

    @Test
    void bodies_beyond_the_memory_for_all_are_refused_until_others_are_done() throws Exception {
        var first = new ArrivedBody(limit, ANNOUNCED);
        var second = new ArrivedBody(limit, ANNOUNCED);
        first.readBuffered(arrived(ANNOUNCED));

        var refused = catchThrowableOfType(BodyRefused.class, () -> second.readBuffered(arrived(ANNOUNCED)));
        assertThat(refused.problem().code()).isEqualTo("overloaded");
        assertThat(refused.problem().status()).isEqualTo(503);

        first.release();
        first.release();
        second.release();
        assertThat(limit.memory().availablePermits()).isEqualTo(ANNOUNCED * 3 / 2);
        var third = new ArrivedBody(limit, ANNOUNCED);
        third.readBuffered(arrived(ANNOUNCED));
        assertThat(third.isWhole()).isTrue();
        assertThat(third.bytes()).hasSize(ANNOUNCED);
    }

    @Test
    void a_body_of_unknown_length_ends_at_the_limit() throws Exception {
        var whole = new ArrivedBody(limit, -1);
        var in = arrived(ANNOUNCED);
        while (!in.isFinished()) whole.readFrom(in);
        assertThat(whole.bytes()).hasSize(ANNOUNCED);
        whole.release();

        var larger = new ArrivedBody(limit, -1);
        var endless = arrived(ANNOUNCED * 2);
        var refused = catchThrowableOfType(BodyRefused.class, () -> {
            while (true) larger.readFrom(endless);
        });
        assertThat(refused.problem().code()).isEqualTo("too-large");
    }

    private static ServletInputStream arrived(int length) {
        var bytes = new ByteArrayInputStream(new byte[length]);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int most) {
                return bytes.read(into, offset, most);
            }

            @Override
            public int available() {
                return Math.min(1, bytes.available()); // Tomcat tells no more
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
