package io.sagadesk.testbed.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimalHttpClientTest {

    private static final CommandRequest REQUEST = CommandRequest.put("/v1/orders/o-1", "{\"items\":2}");
    private static final String TWO_EVENTS = "{\"position\":7,\"recorded\":[\"a.A\",\"b.B\"]}";

    @Test
    void an_answer_is_read_whole_whatever_its_form() throws Exception {
        var chunked = "HTTP/1.1 201 \r\nTransfer-Encoding: chunked\r\n\r\n10\r\n" + TWO_EVENTS.substring(0, 16)
                + "\r\n%x\r\n".formatted(TWO_EVENTS.length() - 16) + TWO_EVENTS.substring(16) + "\r\n0\r\n\r\n";
        try (var server = new CannedServer(List.of(List.of(chunked, measured(409, "", "{}"))));
                var client = server.connect()) {
            var accepted = client.send(REQUEST);
            var refused = client.send(REQUEST);

            assertThat(accepted.body()).isEqualTo(TWO_EVENTS);
            assertThat(accepted.isAccepted()).isTrue();
            assertThat(accepted.events()).isEqualTo(2);
            assertThat(refused.isAccepted()).isFalse();
            assertThat(refused.isRefused()).isTrue();
        }
    }

    @Test
    void a_connection_that_the_server_ends_is_replaced() throws Exception {
        var last = measured(200, "Connection: close\r\n", TWO_EVENTS);
        var repeat = measured(200, "", "{\"position\":7,\"recorded\":[]}");
        try (var server = new CannedServer(List.of(List.of(last), List.of(repeat)));
                var client = server.connect()) {
            assertThat(client.send(REQUEST).events()).isEqualTo(2);
            assertThat(client.send(REQUEST).events()).isZero();
        }
    }

    @Test
    void an_answer_that_breaks_off_is_none() throws Exception {
        try (var server = new CannedServer(List.of(List.of("HTTP/1.1 200 \r\nConte")));
                var client = server.connect()) {
            assertThatThrownBy(() -> client.send(REQUEST)).isInstanceOf(EOFException.class);
        }
    }

    private static String measured(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " \r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A server that sends predefined responses for each connection, one after another. */
    private static final class CannedServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        CannedServer(List<List<String>> connections) throws IOException {
            new Thread(() -> connections.forEach(this::serve)).start();
        }

        MinimalHttpClient connect() {
            return new MinimalHttpClient(URI.create("http://127.0.0.1:" + socket.getLocalPort()), "token");
        }

        private void serve(List<String> answers) {
            try (var connection = socket.accept()) {
                for (var answer : answers) {
                    readRequest(connection.getInputStream());
                    connection.getOutputStream().write(answer.getBytes(UTF_8));
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static void readRequest(InputStream in) throws IOException {
            var request = new StringBuilder();
            while (!request.toString().endsWith("\r\n\r\n" + REQUEST.body())) request.append((char) in.read());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
