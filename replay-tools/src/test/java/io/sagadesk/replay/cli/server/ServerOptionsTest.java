package io.sagadesk.replay.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sagadesk.replay.CliException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where the tools take their token from. */
class ServerOptionsTest {

    private static final String SHARED = "shared-by-all-instances";

    @TempDir
    Path directory;

    private final List<String> authorizations = new ArrayList<>();
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    ServerOptionsTest() throws IOException {}

    @Command(name = "tool")
    private static final class Tool {

        @Mixin
        private final ServerOptions server;

        private Tool(Map<String, String> environment) {
            server = new ServerOptions(environment);
        }
    }

    @BeforeEach
    void start() {
        http.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/refused") ? 401 : 200, 2);
            exchange.getResponseBody().write("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void the_shared_token_of_the_environment_needs_no_file() {
        parsed(Map.of("SAGADESK_ADMIN_TOKEN", " " + SHARED + "\n")).server().get("/");

        assertThat(authorizations).containsExactly("Bearer " + SHARED);
    }

    @Test
    void a_file_that_is_named_wins() throws IOException {
        var file = Files.writeString(directory.resolve("token"), "of-another-server");

        parsed(Map.of("SAGADESK_ADMIN_TOKEN", SHARED), "--token-file", file.toString())
                .server()
                .get("/");

        assertThat(authorizations).containsExactly("Bearer of-another-server");
    }

    @Test
    void a_refusal_names_the_variable_and_never_the_token() {
        var server = parsed(Map.of("SAGADESK_ADMIN_TOKEN", SHARED)).server();

        assertThatThrownBy(() -> server.get("/refused"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("does not accept the access token in SAGADESK_ADMIN_TOKEN (401)")
                .hasMessageNotContaining(SHARED);
        assertThatThrownBy(() ->
                        parsed(Map.of("SAGADESK_ADMIN_TOKEN", "with a blank")).server())
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith("SAGADESK_ADMIN_TOKEN holds no access token")
                .hasMessageNotContaining("blank");
    }

    private ServerOptions parsed(Map<String, String> environment, String... more) {
        var tool = new Tool(environment);
        var arguments = new ArrayList<>(
                List.of("--url", "http://127.0.0.1:" + http.getAddress().getPort()));
        arguments.addAll(List.of(more));
        new CommandLine(tool).parseArgs(arguments.toArray(String[]::new));
        return tool.server;
    }
}
