package io.sagadesk.replay.cli.server;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the address of the server, its access token, and how long to retry. */
public final class ServerOptions {

    private static final URI USUAL_URL = URI.create("http://127.0.0.1:8080");
    private static final Path USUAL_TOKEN_FILE = Path.of("data", "admin.token");
    private static final String ADMIN_TOKEN = "SAGADESK_ADMIN_TOKEN";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/~-]+");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--url", paramLabel = "URL", description = "The server's address (default: ${DEFAULT-VALUE}).")
    private URI url = USUAL_URL;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file that holds the access token (default: SAGADESK_ADMIN_TOKEN if it is set, else"
                    + " data/admin.token).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to keep trying while the server is away or too busy (default: ${DEFAULT-VALUE}).")
    private int patience = 60;

    private final Map<String, String> environment;

    /** The options of a command line in the environment of this process. */
    public ServerOptions() {
        this(System.getenv());
    }

    ServerOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A client for the server that the options name. Nothing is sent yet. */
    public SagadeskClient server() {
        check();
        return server(token());
    }

    /**
     * A client for the server that the options name, after the server has started. It reads the token only then, because
     * a new server first has to write it.
     */
    public SagadeskClient awaitServer() {
        check();
        server("").awaitReadiness();
        return server(token());
    }

    /** The options with which another command finds the same server, each after a blank; empty for the default server. */
    public String asOptions() {
        return (url.equals(USUAL_URL) ? "" : " --url " + quoted(url))
                + (tokenFile == null || tokenFile.equals(USUAL_TOKEN_FILE) ? "" : " --token-file " + quoted(tokenFile));
    }

    private static String quoted(Object value) {
        var text = value.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private void check() {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new ParameterException(
                    command.commandLine(), "--url needs an address such as http://127.0.0.1:8080, not " + url);
        }
        if (patience < 0) throw new ParameterException(command.commandLine(), "--patience cannot be negative");
    }

    private SagadeskClient server(String token) {
        var notices = command.commandLine().getErr();
        return new SagadeskClient(url, token, tokenSource(), Duration.ofSeconds(patience), notices::println);
    }

    /** Where the token comes from, for people. */
    private String tokenSource() {
        return sharedToken().isPresent() ? ADMIN_TOKEN : tokenFile().toString();
    }

    private Path tokenFile() {
        return Objects.requireNonNullElse(tokenFile, USUAL_TOKEN_FILE);
    }

    /** The token in the environment, as the server takes it; a file that is named wins. */
    private Optional<String> sharedToken() {
        return tokenFile == null
                ? Optional.ofNullable(environment.get(ADMIN_TOKEN))
                        .map(String::strip)
                        .filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    private String token() {
        var token = sharedToken().orElseGet(this::tokenInFile);
        if (TOKEN.matcher(token).matches()) return token;
        throw new CliException(tokenSource() + " holds no access token: name the right file with --token-file");
    }

    private String tokenInFile() {
        try {
            return Files.readString(tokenFile()).strip();
        } catch (IOException unreadable) {
            throw new CliException("Cannot read the access token in " + tokenFile()
                    + ": the server writes it when it first starts; name its place with --token-file");
        }
    }
}
