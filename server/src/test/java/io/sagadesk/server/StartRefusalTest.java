package io.sagadesk.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/** Whatever file is damaged: the start ends with code 3 and one sentence, and changes no file. */
class StartRefusalTest {

    private static final int PAGE = 8192; // of the documents

    @TempDir
    static Path sound;

    @TempDir
    Path damaged;

    @BeforeAll
    static void record() {
        try (var server = RunningServer.on(sound)) {
            for (var n = 0; n < 20; n++) {
                server.put("/v1/customers/c-" + n, "{\"contact\":{\"name\":\"Somebody\"}}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys.db      | zeros     | keys.db is damaged
            keys.db      | header    | cannot be read as a key store
            keys.db      | half      | keys.db
            keys.db      | empty     | no keys.db
            keys.db      | missing   | no keys.db
            keys.db      | directory | keys.db
            keys.db.lock | directory | Cannot lock
            master.key   | empty     | does not hold the base64 of 32 bytes
            master.key   | half      | does not hold the base64 of 32 bytes
            master.key   | directory | put back the saved file
            master.key   | missing   | master key of the key store is missing
            master.key   | other     | not the master key
            admin.token  | empty     | holds no token
            admin.token  | zeros     | holds no token
            admin.token  | directory | is a directory
            events.db    | zeros     | events.db is damaged
            events.db    | header    | events.db
            events.db    | half      | events.db
            events.db    | directory | events.db
            events.db.lock | directory | Cannot lock
            mail         | file      | mail is no directory
            documents    | file      | documents
            documents/documents.db | page   | documents.db is damaged
            documents/documents.db | header | documents.db is damaged
            documents/documents.db | half   | documents.db is damaged
            documents/documents.db | directory | documents.db
            documents/documents.lock | directory | Cannot lock
            """)
    void a_damaged_file_is_refused(String name, String damage, String sentence) throws IOException {
        copy();
        damage(damaged.resolve(name), damage);
        assertRefused(sentence);
    }

    @Test
    void a_damaged_key_is_refused_unless_it_is_accepted() throws Exception {
        copy();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + damaged.resolve("keys.db"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE customer_key SET wrapped = zeroblob(60) WHERE customer_id = 'c-7'");
        }
        assertRefused("such as c-7");

        try (var server = RunningServer.on(damaged, Map.of("sagadesk.accept-damaged-keys", true))) {
            assertThat(server.get("/v1/history?subject=customer/c-7").code()).isEqualTo("event-damaged");
            assertThat(server.get("/v1/history?subject=customer/c-8").status()).isEqualTo(200);
        }
    }

    @Test
    void keys_that_are_older_than_the_log_are_refused_unless_that_is_accepted() throws Exception {
        copy();
        try (var server = RunningServer.on(damaged)) {
            server.put("/v1/customers/later", "{\"contact\":{\"name\":\"Somebody\"}}");
        }
        Files.copy(sound.resolve("keys.db"), damaged.resolve("keys.db"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("keys.db lacks the key of the event at position 20");

        try (var server = RunningServer.on(damaged, Map.of("sagadesk.accept-damaged-keys", true))) {
            assertThat(server.get("/v1/history?subject=customer/later").code()).isEqualTo("key-missing");
            assertThat(server.get("/v1/history?subject=customer/c-8").status()).isEqualTo(200);
        }
    }

    /** Secrets stay readable for their owner alone. */
    private void copy() throws IOException {
        FileSystemUtils.copyRecursively(sound, damaged);
        for (var secret : List.of("master.key", "admin.token")) {
            Files.setPosixFilePermissions(damaged.resolve(secret), PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void assertRefused(String sentence) throws IOException {
        var before = contents();
        var said = new ByteArrayOutputStream();
        var standardError = System.err;
        int code;
        try {
            System.setErr(new PrintStream(said, true, UTF_8));
            code = new CommandLine(new ServeCommand()).execute("--data", damaged.toString(), "--port", "0");
        } finally {
            System.setErr(standardError);
        }
        assertThat(code).isEqualTo(ServeCommand.CANNOT_START);
        assertThat(said.toString(UTF_8)).startsWith("Sagadesk cannot start: ").contains(sentence);
        assertThat(said.toString(UTF_8).lines()).hasSize(1);
        assertThat(contents()).isEqualTo(before);
    }

    /** The files that hold data; what SQLite keeps beside them for readers has none. */
    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(damaged)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = damaged.relativize(file).toString();
                if (name.startsWith("documents") && Files.isRegularFile(damaged.resolve("mail")))
                    continue; // was opened
                if (name.endsWith("-shm") || name.endsWith(".lock") || Files.size(file) == 0) continue;
                contents.put(name, Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static void damage(Path file, String how) throws IOException {
        var bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        FileSystemUtils.deleteRecursively(file);
        switch (how) {
            case "missing" -> {}
            case "empty" -> Files.write(file, new byte[0]);
            case "half" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case "header" -> {
                Arrays.fill(bytes, 0, 16, (byte) 'x');
                Files.write(file, bytes);
            }
            case "zeros" -> {
                Arrays.fill(bytes, bytes.length / 2, Math.min(bytes.length, bytes.length / 2 + 3000), (byte) 0);
                Files.write(file, bytes);
            }
            case "page" -> {
                var begin = bytes.length / 2 / PAGE * PAGE;
                Arrays.fill(bytes, begin, begin + PAGE, (byte) 0);
                Files.write(file, bytes);
            }
            case "directory" -> Files.createDirectory(file);
            case "file" -> Files.writeString(file, "no directory");
            case "other" -> Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
            default -> throw new IllegalArgumentException(how);
        }
        if (Files.isRegularFile(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
