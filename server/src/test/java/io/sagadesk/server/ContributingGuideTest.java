package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that CONTRIBUTING.md and README.md lead to files that exist. */
class ContributingGuideTest {

    private static final Path ROOT = Path.of(URI.create(ContributingGuideTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../..")
            .normalize();

    private static final Set<String> MODULES_OF_A_SLICE =
            Set.of("api", "rules", "command-side", "sagas", "projections", "query-side", "server");

    /** A file or directory of a module in back quotes. */
    private static final Pattern PATH = Pattern.compile("`([a-z-]+/src/[A-Za-z0-9_./-]+)`");

    private static final int COLUMN_OF_FILES = 3;

    private static List<String> changes() throws IOException {
        return Files.readAllLines(ROOT.resolve("CONTRIBUTING.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("/src/"))
                .toList();
    }

    @Test
    void every_path_that_the_guide_names_exists() throws IOException {
        var paths = PATH.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(paths)
                .hasSizeGreaterThan(25)
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void each_of_a_dozen_changes_opens_at_most_three_files() throws IOException {
        assertThat(changes()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(change -> {
            var files = change.split("\\|", -1)[COLUMN_OF_FILES].strip();
            assertThat(files).matches("[1-3](, new: [1-3])?");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "conversation"})
    void the_slice_of_a_feature_goes_through_all_modules_that_implement_it(String feature) throws IOException {
        try (var files = Files.walk(ROOT)) {
            var modules = files.map(ROOT::relativize)
                    .filter(path ->
                            path.toString().endsWith(".java") && path.toString().contains("/src/main/"))
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).contains(feature))
                    .map(path -> path.getName(0).toString())
                    .collect(Collectors.toSet());

            assertThat(modules).containsAll(MODULES_OF_A_SLICE);
        }
    }
}
