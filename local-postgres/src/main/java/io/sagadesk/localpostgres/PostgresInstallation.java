package io.sagadesk.localpostgres;

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
 * A PostgreSQL installation on this machine.
 *
 * @param programs the directory of {@code initdb}, {@code postgres} and {@code psql}
 */
public record PostgresInstallation(Path programs) {

    /** The message if there is none. */
    public static final String MISSING = "PostgreSQL is not installed: apt-get install postgresql";

    static final String USER = "postgres";

    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));
    private static final List<String> AS_USER =
            List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The newest installation in Debian's directory, otherwise the first one on the path. */
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

    /** The version, such as {@code postgres (PostgreSQL) 15.18}. */
    public String version() throws IOException, InterruptedException {
        return ExternalProgram.run(program("postgres", "--version"), Map.of());
    }

    /** The command that runs one of its programs. */
    List<String> program(String name, String... arguments) {
        return asItsUser(programs.resolve(name).toString(), arguments);
    }

    /**
     * The command that runs a program as the user {@code postgres} if this process runs as root, which PostgreSQL
     * refuses.
     */
    List<String> asItsUser(String program, String... arguments) {
        var command = new ArrayList<String>(IS_ROOT ? AS_USER : List.of());
        command.add(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Makes that user the owner of a file if this process runs as root. */
    static void handOver(Path file) throws IOException {
        if (!IS_ROOT) return;
        var users = file.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(file, users.lookupPrincipalByName(USER));
    }
}
