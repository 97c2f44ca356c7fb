package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sagadesk.embeddedmongo.file.DocumentDirectoryException;
import io.sagadesk.embeddedmongo.file.OwnerOnlyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user and the password of the server, and the name by which its clients make themselves known before they log in. All
 * are random. A class without {@code toString}, so that no log shows them.
 */
public final class AccessCredentials {

    private static final int PASSWORD_BYTES = 32;
    private static final int NAME_BYTES = 12;
    private static final Pattern KEPT = Pattern.compile("([\\w-]{16}):([\\w-]{43}):([\\w-]{16})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String user;
    private final String password;
    private final String clientName;

    private AccessCredentials(String user, String password, String clientName) {
        this.user = user;
        this.password = password;
        this.clientName = clientName;
    }

    /** Makes credentials that are only in memory. */
    public static AccessCredentials ofThisRun() {
        return new AccessCredentials(random(NAME_BYTES), random(PASSWORD_BYTES), random(NAME_BYTES));
    }

    /**
     * Reads credentials from a file, or makes them at the first time, so that clients keep their connection string when the
     * server starts again.
     *
     * @throws DocumentDirectoryException if others may use the file, or it holds no credentials
     */
    public static AccessCredentials keptIn(Path file) {
        if (!Files.exists(file)) {
            AccessCredentials made = ofThisRun();
            OwnerOnlyFile.write(file, made.user + ":" + made.password + ":" + made.clientName);
        }
        Matcher kept = KEPT.matcher(OwnerOnlyFile.read(file));
        if (kept.matches()) return new AccessCredentials(kept.group(1), kept.group(2), kept.group(3));
        throw new DocumentDirectoryException(
                file + " holds no credentials: delete it, and new ones are made at the next start", null);
    }

    /** Returns the connection string of a client; none of its parts needs escaping. */
    String connectionString(int port) {
        return "mongodb://" + user + ":" + password + "@127.0.0.1:" + port
                + "/?authMechanism=PLAIN&authSource=$external&appName=" + clientName;
    }

    /** Checks the message of SASL PLAIN (RFC 4616): the identity to act as, which may be empty, user and password. */
    boolean matches(byte[] message) {
        String login = "\0" + user + "\0" + password;
        return isEqual(login, message) || isEqual(user + login, message);
    }

    /** Returns whether a client has the name that only those with the connection string know. */
    boolean isNameOfClient(String name) {
        return isEqual(clientName, name.getBytes(US_ASCII));
    }

    private static boolean isEqual(String expected, byte[] given) {
        return MessageDigest.isEqual(expected.getBytes(US_ASCII), given);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
