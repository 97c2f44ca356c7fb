package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final String SHARED = "of-all-the-instances";

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

    @Test
    void a_token_of_the_setting_leaves_no_file_and_ignores_one() throws Exception {
        Files.writeString(data.resolve("admin.token"), "left behind, and of no use");
        try (var server = RunningServer.on(data, Map.of("sagadesk.admin-token", SHARED))) {
            assertThat(server.sendWithToken(SHARED, "/v1/history?subject=customer/c")
                            .status())
                    .isEqualTo(404);
            assertThat(server.sendWithToken(SHARED + "x", "/v1/history?subject=customer/c")
                            .code())
                    .isEqualTo("unauthorized");
        }
        Files.delete(data.resolve("admin.token"));
        try (var server = RunningServer.on(data, Map.of("sagadesk.admin-token", " " + SHARED + " "))) {
            assertThat(server.sendWithToken(SHARED, "/actuator/health").status())
                    .isEqualTo(200);
        }
        assertThat(data.resolve("admin.token")).doesNotExist();
    }

    @Test
    void a_setting_without_text_is_none() {
        try (var server = RunningServer.on(data, Map.of("sagadesk.admin-token", " "))) {
            assertThat(server.sendWithToken(server.token(), "/actuator/health").status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short-of-19-letters",
                "with a blank in the middle",
                "with-ümlaut-in-the-middle",
                "with\ttab-in-the-middle"
            })
    void a_token_that_is_short_or_fits_no_header_is_refused_with_a_sentence_that_does_not_repeat_it(String token) {
        assertThat(catchThrowable(() -> RunningServer.on(data, Map.of("sagadesk.admin-token", token))))
                .hasRootCauseMessage("SAGADESK_ADMIN_TOKEN holds no token of at least 20 visible ASCII characters:"
                        + " take a random one, or leave it out");
    }
}
