package io.sagadesk.server;

import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.wiring.AdminToken;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.location.KeyStoreSettings;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.runtime.CauseChain;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code serve}: starts the server and prints that it is ready, or in one sentence why it cannot start. */
@Command(
        name = "sagadesk serve",
        showDefaultValues = true,
        sortOptions = false,
        description =
                "Starts the server on the embedded stores, or with its events in PostgreSQL or Axon Server if the environment names"
                        + " one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped",
            "2:the options are wrong",
            "3:it cannot start, and says why",
            "143:stopped by SIGTERM"
        },
        footer = {
            "",
            "Ready when GET /actuator/health/readiness answers 200; without Axon Server it waits for it. Everything else wants the token, by default that in DIR/admin.token:",
            "  curl -H \"Authorization: Bearer $(cat data/admin.token)\" http://127.0.0.1:8080/v1/history?subject=customer/c-1",
            "",
            "Environment:",
            "  SAGADESK_POSTGRESQL=postgresql://user:password@host:5432/database  keeps the events in PostgreSQL",
            "  SAGADESK_AXONSERVER=host:8124  keeps the events in Axon Server",
            "  SAGADESK_MONGODB_URI=mongodb://...  keeps the read models in MongoDB",
            "  SAGADESK_ADMIN_TOKEN=...       the token, at least 20 characters, for several servers (default: DIR/admin.token)",
            "  SAGADESK_KEYS_POSTGRESQL=postgresql://...  keeps the customers' keys in PostgreSQL, as another user or elsewhere",
            "  SAGADESK_KEYS_MONGODB=mongodb://...        keeps the customers' keys in MongoDB, for several servers on Axon Server",
            "  SAGADESK_ROLES=command,query,reaction,projection  what this one of several servers does (default: all)",
            "  SAGADESK_MAIL_HOST=...         hands mail over to an SMTP server (default: files in DIR/mail); see the runbook",
            "  SAGADESK_MASTER_KEY=...        the master key in base64, or the path of its file (default DIR/master.key;",
            "                                  without a default where instances share the keys)",
        })
final class ServeCommand implements Callable<Integer> {

    static final int CANNOT_START = 3;

    private static final String HEAP_TOO_SMALL = "the heap is too small: give it more with SAGADESK_JAVA_OPTS=-Xmx1g";
    private static final String AXON_SERVER = "SAGADESK_AXONSERVER";
    private static final String ADDRESS = "[^\\s:,]+(:\\d{1,5})?";
    private static final Pattern ADDRESSES = Pattern.compile(ADDRESS + "(," + ADDRESS + ")*");

    private static final Map<String, String> PROPERTY_OF_OPTION = Map.of(
            "--data",
            "sagadesk.data",
            "--port",
            "server.port",
            "--bind",
            "server.address",
            "--clock",
            "sagadesk.clock",
            "--accept-damaged-keys",
            "sagadesk.accept-damaged-keys",
            "--accept-older-log",
            "sagadesk.accept-older-log");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "prints this")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--data", paramLabel = "DIR", description = "where everything is kept", defaultValue = "data")
    private Path data = Path.of("data");

    @Option(names = "--port", paramLabel = "N", description = "0 takes a free one", defaultValue = "8080")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "0.0.0.0 lets other machines in: put TLS in front of it",
            defaultValue = "127.0.0.1")
    private String bind = "127.0.0.1";

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "for simulations and tests: the clock stands at INSTANT, such as 2026-01-31T08:00:00Z,"
                    + " until PUT /v1/clock moves it, and what is due on the way happens then")
    private @Nullable Instant clock;

    @Option(
            names = "--accept-damaged-keys",
            description = "starts although keys in keys.db are damaged or missing: what was written about their"
                    + " customers stays unreadable")
    private boolean acceptDamagedKeys;

    @Option(
            names = "--accept-older-log",
            description = "goes on with a log that lacks events which the documents contain: read models, sagas,"
                    + " scheduled events and the outbox are derived from the log that is left; see the runbook")
    private boolean acceptOlderLog;

    @Override
    public Integer call() {
        var application = new SpringApplication(SagadeskServer.class);
        var axonServer = given(AXON_SERVER);
        var postgresql = given(PostgresAddress.SETTING);
        var keys = new KeyStoreSettings(
                postgresql,
                given(KeyStoreSettings.POSTGRESQL),
                given(KeyStoreSettings.MONGODB),
                given(MasterKeySource.SETTING));
        var misfit = misfit(axonServer, keys);
        if (misfit != null) {
            System.err.println("Sagadesk cannot start: " + misfit);
            return CANNOT_START;
        }
        var properties = properties(axonServer, given(MongoDatabases.URI));
        if (postgresql != null) properties.put("sagadesk.postgresql", postgresql);
        var token = given(AdminToken.SETTING);
        if (token != null) properties.put("sagadesk.admin-token", token);
        if (keys.postgresql() != null) properties.put("sagadesk.keys-postgresql", keys.postgresql());
        if (keys.mongodb() != null) properties.put("sagadesk.keys-mongodb", keys.mongodb());
        if (keys.masterKey() != null) properties.put("sagadesk.master-key", keys.masterKey());
        var roles = given(InstanceRole.SETTING);
        if (roles != null) properties.put("sagadesk.roles", roles);
        application.setDefaultProperties(properties);
        application.setLogStartupInfo(false);
        if (port < 0 || port > 65_535) {
            System.err.println("A port is a number from 0 to 65535");
            return CommandLine.ExitCode.USAGE;
        }
        var termination = StartTermination.watching();
        try {
            var context = application.run(argumentsOfGivenOptions(properties));
            if (!context.isActive()) return CANNOT_START; // stopped during the start
            announce(context);
            return 0;
        } catch (RuntimeException failure) {
            System.err.println("Sagadesk cannot start: " + reason(failure));
            return CANNOT_START;
        } catch (OutOfMemoryError tooSmall) {
            System.err.println("Sagadesk cannot start: " + HEAP_TOO_SMALL);
            return CANNOT_START;
        } finally {
            termination.startIsOver();
        }
    }

    /** Says why the log or the keys cannot be where the environment says, or that a role is none; null if all is well. */
    private static @Nullable String misfit(@Nullable String axonServer, KeyStoreSettings keys) {
        if (axonServer != null && !ADDRESSES.matcher(axonServer).matches()) {
            return AXON_SERVER + " is no address such as host:8124, and no list of such with commas between them";
        }
        if (axonServer != null && keys.logPostgresql() != null)
            return AXON_SERVER + " and " + PostgresAddress.SETTING + " both say where the events are";
        var ownPlace = keys.postgresql() != null
                ? KeyStoreSettings.POSTGRESQL
                : keys.mongodb() != null ? KeyStoreSettings.MONGODB : null;
        if (axonServer == null && keys.logPostgresql() == null && ownPlace != null)
            return ownPlace + " is set, but the log is not shared: its keys are in the data directory";
        try {
            keys.check();
            InstanceRole.in(given(InstanceRole.SETTING));
            return null;
        } catch (IllegalArgumentException | StoreUnusableException wrong) {
            return wrong.getMessage();
        }
    }

    /** A variable without text is not given. */
    private static @Nullable String given(String variable) {
        var text = System.getenv(variable);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Says that the server is ready: at once, or as soon as the log can be read. */
    private void announce(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        var url = "http://" + bind + ":" + (server == null ? port : server.getPort());
        var start = context.getBean(LogDependentStart.class);
        if (!start.isComplete()) System.out.println("Sagadesk is not ready yet: " + url + " (it waits for the log)");
        var adminToken = context.getBean(SagadeskProperties.class).adminToken();
        var token = adminToken == null ? "in " + data.resolve("admin.token") : "of the setting";
        start.whenReadable(() -> System.out.printf("Sagadesk is ready: %s (data in %s, token %s)%n", url, data, token));
    }

    /**
     * Spring arguments override environment variables and system properties, which override default properties. So a given
     * option wins, and the default of an option that is not given does not.
     */
    private String[] argumentsOfGivenOptions(Map<String, Object> properties) {
        var given = spec.commandLine().getParseResult();
        return PROPERTY_OF_OPTION.entrySet().stream()
                .filter(option -> given.hasMatchedOption(option.getKey()))
                .map(Map.Entry::getValue)
                .map(property -> "--" + property + "=" + properties.get(property))
                .toArray(String[]::new);
    }

    private Map<String, Object> properties(@Nullable String axonServer, @Nullable String mongodb) {
        var properties = new HashMap<String, Object>();
        properties.put("sagadesk.data", data.toString());
        properties.put("server.port", port);
        properties.put("server.address", bind);
        properties.put("axon.axonserver.enabled", axonServer != null);
        if (axonServer != null) properties.put("axon.axonserver.servers", axonServer);
        properties.put("sagadesk.accept-damaged-keys", acceptDamagedKeys);
        if (clock != null) properties.put("sagadesk.clock", clock.toString());
        properties.put("sagadesk.accept-older-log", acceptOlderLog);
        if (mongodb != null) properties.put("sagadesk.mongodb-uri", mongodb);
        return properties;
    }

    private String reason(Throwable failure) {
        var deepest = CauseChain.root(failure);
        if (failure instanceof PortInUseException
                || (deepest instanceof BindException
                        && !String.valueOf(deepest.getMessage()).contains("assign"))) {
            return "port " + port + " of " + bind + " is taken; choose another one with --port";
        }
        if (CauseChain.of(failure).anyMatch(OutOfMemoryError.class::isInstance)) return HEAP_TOO_SMALL;
        return CauseChain.of(failure)
                .filter(cause -> !cause.getClass().getName().startsWith("org.springframework."))
                .findFirst()
                .map(ServeCommand::sentence)
                .orElse(sentence(deepest));
    }

    /** In one line, whatever a library's message looks like. */
    private static String sentence(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        if (failure instanceof UncheckedIOException unchecked) return message + " (" + unchecked.getCause() + ")";
        return failure instanceof FileSystemException
                ? failure.getClass().getSimpleName().replace("Exception", "") + ": " + message
                : message;
    }
}
