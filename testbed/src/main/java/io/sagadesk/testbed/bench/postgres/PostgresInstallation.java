package io.sagadesk.testbed.bench.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The PostgreSQL that is installed on this machine.
 *
 * @param programs the directory of {@code initdb}, {@code postgres} and {@code psql}
 */
public record PostgresInstallation(Path programs) {

    /** What to do where there is none. */
    public static final String MISSING = "PostgreSQL is not installed: apt-get install postgresql";

    static final String USER = "postgres";

    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));
    private static final List<String> AS_USER =
            List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The newest one in Debian's place, or else the one on the path. */
    public static Optional<PostgresInstallation> installed() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(debian().stream(), Arrays.stream(path.split(":")).map(Path::of))
                .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
                .findFirst()
                .map(PostgresInstallation::new);
    }

    private static List<Path> debian() {
        try (var versions = Files.list(DEBIAN)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d{1,4}"))
                    .sorted(Comparator.comparing(
                            version -> -Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Such as {@code postgres (PostgreSQL) 15.18}. */
    public String version() throws IOException, InterruptedException {
        return ExternalProgram.run(program("postgres", "--version"), Map.of());
    }

    /** The command for one of its programs. */
    List<String> program(String name, String... arguments) {
        return asItsUser(programs.resolve(name).toString(), arguments);
    }

    /** It refuses to be run by root, and so is run by the user that it came with. */
    List<String> asItsUser(String program, String... arguments) {
        var command = new ArrayList<String>(IS_ROOT ? AS_USER : List.of());
        command.add(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Lets that user have a file, if it is not ours anyway. */
    static void handOver(Path file) throws IOException {
        if (!IS_ROOT) return;
        var users = file.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(file, users.lookupPrincipalByName(USER));
    }
}
