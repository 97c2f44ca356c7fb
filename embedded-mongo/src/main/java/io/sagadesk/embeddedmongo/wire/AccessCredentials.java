package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The user and the password of one run of the server, and the name by which its clients make themselves known before they
 * log in. All are random, and only in memory. A class without {@code toString}, so that no log shows them.
 */
final class AccessCredentials {

    private static final int PASSWORD_BYTES = 32;
    private static final int NAME_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String user = random(NAME_BYTES);
    private final String password = random(PASSWORD_BYTES);
    private final String clientName = random(NAME_BYTES);

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

    /** Returns whether a client has the name that only the clients of this run know. */
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
