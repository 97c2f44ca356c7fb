package io.sagadesk.testbed.launcher;

import static io.sagadesk.testbed.launcher.LauncherCopy.trainings;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's start-up cache: when it is made, and which Java gets which. */
class StartUpCacheTest {

    private static final String MAKES_AOT = "-XX:AOTCacheOutput=";
    private static final String MAKES_ARCHIVE = "-XX:ArchiveClassesAtExit=";

    @TempDir
    Path directory;

    private LauncherCopy launcher;
    private Path java17;
    private Path java25;

    @BeforeEach
    void install() throws Exception {
        launcher = new LauncherCopy(directory);
        java17 = launcher.java("17.0.15", true);
        java25 = launcher.java("25.0.1", true);
    }

    @Test
    void a_build_on_java_25_makes_a_cache_with_profiles_and_says_so() throws Exception {
        var build = launcher.run(java25, Map.of(), "build");

        assertThat(build.exitCode()).isZero();
        assertThat(build.output()).contains("Training a start-up cache for Java 25");
        assertThat(launcher.cache("server.aot")).hasContent("cache");
        assertThat(launcher.calls()).hasSize(2).first().isEqualTo("mvn");
        launcher.run(java25, Map.of(), "serve");
        assertThat(launcher.calls())
                .singleElement()
                .asString()
                .contains("-XX:AOTCache=" + launcher.cache("server.aot") + " ")
                .doesNotContain("SharedArchiveFile");
    }

    @Test
    void the_document_store_uses_the_cache_of_servers() throws Exception {
        launcher.run(java25, Map.of(), "build");
        launcher.calls();
        launcher.run(java25, Map.of(), "mongo", "--data", "somewhere");
        assertThat(launcher.calls())
                .singleElement()
                .asString()
                .contains("-XX:AOTCache=" + launcher.cache("server.aot") + " ")
                .contains(" io.sagadesk.server.mongo.MongoProcess --data somewhere ");
    }

    @Test
    void an_older_java_gets_an_archive_of_classes() throws Exception {
        launcher.run(java17, Map.of(), "build");

        assertThat(trainings(launcher.calls()))
                .singleElement()
                .asString()
                .contains(MAKES_ARCHIVE)
                .doesNotContain("AOT");
        launcher.run(java17, Map.of(), "serve");
        assertThat(launcher.calls())
                .singleElement()
                .asString()
                .contains("-XX:SharedArchiveFile=" + launcher.cache("server.jsa") + " ")
                .doesNotContain("AOT");
    }

    @Test
    void another_java_makes_its_own_cache_without_a_build_and_each_keeps_its_own() throws Exception {
        launcher.run(java17, Map.of(), "build");
        launcher.calls();

        launcher.run(java25, Map.of(), "serve");

        var calls = launcher.calls();
        assertThat(calls).doesNotContain("mvn").hasSize(2);
        assertThat(trainings(calls)).singleElement().asString().contains(MAKES_AOT);
        launcher.run(java17, Map.of(), "serve");
        launcher.run(java25, Map.of(), "serve");
        assertThat(launcher.calls()).hasSize(2).noneMatch(call -> call.contains(" train "));
    }

    @Test
    void another_build_of_the_same_java_makes_a_new_cache() throws Exception {
        launcher.run(java17, Map.of(), "build");
        launcher.calls();

        launcher.run(launcher.java("17.0.16", true), Map.of(), "serve");

        assertThat(trainings(launcher.calls())).hasSize(1);
    }

    @Test
    void changed_code_makes_a_new_cache() throws Exception {
        launcher.run(java25, Map.of(), "build");
        launcher.calls();
        launcher.changeCode();

        launcher.run(java25, Map.of(), "serve");

        assertThat(launcher.calls()).hasSize(3).first().isEqualTo("mvn");
    }

    @Test
    void a_training_that_fails_does_no_harm_and_is_not_repeated() throws Exception {
        var broken = launcher.java("25.0.2", false);

        var build = launcher.run(broken, Map.of(), "build");

        assertThat(build.exitCode()).isZero();
        assertThat(build.output()).contains("no start-up cache could be made");
        assertThat(launcher.cache("server.aot")).doesNotExist();
        launcher.calls();
        var serve = launcher.run(broken, Map.of(), "serve");
        assertThat(serve.exitCode()).isZero();
        assertThat(serve.output()).isEmpty();
        assertThat(launcher.calls()).singleElement().asString().doesNotContain("AOTCache");
    }

    @Test
    void the_training_knows_no_store_that_the_environment_names() throws Exception {
        var environment = Map.of("SAGADESK_MONGODB_URI", "mongodb://production", "SPRING_PROFILES_ACTIVE", "live");

        launcher.run(java25, environment, "build");

        assertThat(trainings(launcher.calls()))
                .singleElement()
                .asString()
                .contains("PATH=")
                .doesNotContain("production", "live");
    }

    @Test
    void options_of_the_users_own_leave_the_cache_out() throws Exception {
        launcher.run(java25, Map.of(), "build");
        launcher.calls();

        for (var own : List.of("-Xshare:auto", "-Xmx1g -XX:AOTMode=off", "-XX:SharedArchiveFile=other.jsa")) {
            launcher.run(java25, Map.of("SAGADESK_JAVA_OPTS", own), "serve");
            assertThat(launcher.calls())
                    .singleElement()
                    .asString()
                    .contains(own)
                    .doesNotContain("-XX:AOTCache=");
        }
        launcher.run(java25, Map.of("SAGADESK_JAVA_OPTS", "-Xmx512m"), "serve");
        assertThat(launcher.calls()).singleElement().asString().contains("-XX:AOTCache=", "-Xmx512m");
    }

    @Test
    void what_starts_no_server_trains_none() throws Exception {
        launcher.run(java17, Map.of(), "build");
        launcher.calls();

        launcher.run(java25, Map.of(), "traffic");

        assertThat(trainings(launcher.calls())).isEmpty();
    }
}
