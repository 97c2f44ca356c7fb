package io.sagadesk.replay.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sagadesk.replay.CliRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code events} against a server with failing connections. */
class ServedEventsTest {

    /** The next response: it sends these lines, and breaks the connection if told so. */
    private record Next(boolean breaksOff, List<String> lines) {}

    @TempDir
    Path directory;

    private final List<String> requests = new ArrayList<>();
    private final Deque<Next> next = new ArrayDeque<>();
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    ServedEventsTest() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("token"), "a-token");
        http.createContext("/", this::handle);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void an_answer_that_breaks_off_is_taken_up_where_it_was() {
        next.add(new Next(true, List.of(event(3), "", event(5))));
        next.add(new Next(true, List.of()));
        next.add(new Next(false, List.of(event(7))));

        var shown = show("--json", "--limit", "9", "--type", "ticket.", "--sealed");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out().lines()).containsExactly(event(3), event(5), event(7));
        assertThat(requests)
                .containsExactly(
                        "/v1/events?after=-1&limit=9&sealed=true&type=ticket.",
                        "/v1/events?after=5&limit=7&sealed=true&type=ticket.",
                        "/v1/events?after=5&limit=7&sealed=true&type=ticket.");
    }

    @Test
    void one_who_follows_asks_again_when_a_server_has_stopped() {
        next.add(new Next(false, List.of(event(3))));
        next.add(new Next(false, List.of(event(4))));

        var shown = show("--json", "--follow", "--until", "4");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out().lines()).containsExactly(event(3), event(4));
        assertThat(shown.err()).contains("trying again");
        assertThat(requests).contains("/v1/events?after=3&follow=true&until=4");
    }

    @Test
    void what_the_server_says_about_its_trouble_is_passed_on() {
        next.add(new Next(
                false,
                List.of(event(3), "{\"problem\":{\"status\":500,\"code\":\"key-missing\",\"detail\":\"A key\"}}")));

        var shown = show("--json");

        assertThat(shown.exitCode()).isEqualTo(3);
        assertThat(shown.err()).contains("A key (key-missing)").hasLineCount(1);
    }

    @Test
    void another_kind_of_server_is_recognised() {
        next.add(new Next(false, List.of("<html>")));

        assertThat(show("--json").err()).contains("not a Sagadesk server").hasLineCount(1);
    }

    private CliRun show(Object... options) {
        var arguments = new ArrayList<Object>(List.of("events"));
        arguments.addAll(
                List.of("--url", "http://127.0.0.1:" + http.getAddress().getPort()));
        arguments.addAll(List.of("--token-file", directory.resolve("token"), "--patience", 20));
        arguments.addAll(List.of(options));
        return CliRun.run(arguments.toArray());
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        var now = next.remove();
        var lines = String.join("\n", now.lines()) + "\n";
        var bytes = lines.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, now.breaksOff() ? bytes.length + 10 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static String event(int position) {
        return "{\"position\":" + position + ",\"type\":\"ticket.TicketClosed\"}";
    }
}
