package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    @TempDir
    Path data;

    @Test
    void only_the_holder_of_the_token_is_let_in() throws Exception {
        try (var server = RunningServer.on(data)) {
            assertThat(server.sendWithoutToken("GET", "/actuator/health/readiness")
                            .status())
                    .isEqualTo(200);
            assertThat(server.sendWithoutToken("GET", "/actuator/health").status())
                    .isEqualTo(401);
            assertThat(server.sendWithoutToken("GET", "/v1/history?subject=customer/c")
                            .code())
                    .isEqualTo("unauthorized");
            assertThat(server.sendWithoutToken("POST", "/v1/nothing").status()).isEqualTo(401);
            assertThat(server.sendWithToken("x" + server.token(), "/v1/history?subject=customer/c")
                            .status())
                    .isEqualTo(401);
            assertThat(server.get("/v1/history?subject=customer/c").status()).isEqualTo(404);
            assertThat(server.get("/actuator/health")
                            .body()
                            .path("components")
                            .path("eventStore")
                            .path("status")
                            .asString())
                    .isEqualTo("UP");
            assertThat(server.get("/actuator/health").body().path("components").has("customerKeys"))
                    .isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin.token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_probes_tell_their_details_only_to_the_holder_of_the_token() {
        try (var server = RunningServer.on(data)) {
            for (var probe : List.of("/actuator/health/readiness", "/actuator/health/liveness")) {
                assertThat(server.sendWithoutToken("GET", probe).response().body())
                        .isEqualTo("{\"status\":\"UP\"}");
                assertThat(server.sendWithToken("wrong", probe).response().body())
                        .isEqualTo("{\"status\":\"UP\"}");
            }
            assertThat(server.get("/actuator/health/readiness")
                            .body()
                            .path("components")
                            .path("eventStore")
                            .path("details")
                            .has("position"))
                    .isTrue();
        }
    }

    @Test
    void the_token_stays_the_same_and_a_file_open_to_others_is_refused() throws Exception {
        var file = data.resolve("admin.token");
        String first;
        try (var server = RunningServer.on(data)) {
            first = server.token();
        }
        try (var server = RunningServer.on(data)) {
            assertThat(server.token()).isEqualTo(first);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(catchThrowable(() -> RunningServer.on(data)))
                .hasRootCauseMessage("Others may use " + file + ": run chmod 600 on it");
    }
}
