package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @Test
    void a_given_option_overrides_the_environment(@TempDir Path data) throws Exception {
        try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = ChildServer.on(data, Map.of("SERVER_PORT", "" + occupied.getLocalPort()))) {
            assertThat(URI.create(server.url()).getPort()).isNotEqualTo(occupied.getLocalPort());
            assertThat(server.ask("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }
}
