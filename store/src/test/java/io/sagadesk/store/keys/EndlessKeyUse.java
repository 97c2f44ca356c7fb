package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.location.KeyStoreLocation;
import io.sagadesk.store.keys.location.KeyStoreSettings;
import io.sagadesk.store.runtime.DaemonThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that encrypts under a customer's key again and again, until the customer is forgotten. */
public final class EndlessKeyUse implements AutoCloseable {

    private static final int ATTEMPTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile boolean forgotten;

    private EndlessKeyUse(Process process) {
        this.process = process;
        DaemonThreads.of("uses", this::read).start();
    }

    /** Prints a line for each use, and one for the end. */
    public static void main(String... arguments) throws InterruptedException {
        var customer = new CustomerId(arguments[2]);
        try (var keys = open(settings(arguments[0], arguments[1]))) {
            var cipher = new FieldCipher(keys);
            while (true) {
                cipher.encrypt(customer, new byte[10]);
                System.out.println("used");
                Thread.sleep(1);
            }
        } catch (CustomerForgottenException end) {
            System.out.println("forgotten");
        }
    }

    private static KeyStoreSettings settings(String address, String masterKey) {
        var isMongo = address.startsWith("mongodb");
        return new KeyStoreSettings(null, isMongo ? null : address, isMongo ? address : null, masterKey);
    }

    /** On a busy machine a connection may come too late. */
    private static CustomerKeys open(KeyStoreSettings settings) {
        for (var attempt = 1; ; attempt++) {
            try {
                return KeyStoreLocation.of(Path.of("nowhere"), settings).open();
            } catch (StoreUnusableException late) {
                if (attempt == ATTEMPTS) throw late;
            }
        }
    }

    static EndlessKeyUse start(String address, String master, CustomerId customer) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                EndlessKeyUse.class.getName(),
                address,
                master,
                customer.value());
        return new EndlessKeyUse(
                command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    private void read() {
        try (var lines = process.inputReader(UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("used")) uses.incrementAndGet();
                if (line.equals("forgotten")) forgotten = true;
            }
        } catch (IOException ended) {
            return;
        }
    }

    int uses() {
        return uses.get();
    }

    void awaitUse() {
        await().atMost(PATIENCE).until(() -> uses() > 0);
    }

    void awaitForgotten() {
        await().atMost(PATIENCE).until(() -> forgotten);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
