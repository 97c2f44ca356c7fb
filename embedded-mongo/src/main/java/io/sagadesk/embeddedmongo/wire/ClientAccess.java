package io.sagadesk.embeddedmongo.wire;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one connection may do. Until its client has logged in, by SASL PLAIN, only the commands of a handshake are answered.
 * Monitors of MongoDB's drivers never log in: they say {@code hello} again and again.
 */
final class ClientAccess {

    /** A handshake needs a few hundred bytes. */
    static final int LONGEST_BEFORE_LOGIN = 16 * 1024;

    /** MongoDB's own limit, which {@code hello} tells the clients, and room for what a driver adds. */
    static final int LONGEST_MESSAGE = MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES + 16 * 1024;

    /** So many wrong logins close the connection. */
    static final int MAX_FAILURES = 3;

    private static final Set<String> HANDSHAKE = Set.of("hello", "ismaster", "saslstart", "saslcontinue");

    private final AccessCredentials credentials;
    private boolean recognised;
    private boolean loggedIn;
    private int failures;

    ClientAccess(AccessCredentials credentials) {
        this.credentials = credentials;
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    /** Returns whether the client has logged in, or told the name that only clients know. */
    boolean isRecognised() {
        return recognised || loggedIn;
    }

    /** Returns whether the client has failed too often: it gets no further answer. */
    boolean isRefused() {
        return failures >= MAX_FAILURES;
    }

    int longestMessage() {
        return loggedIn ? LONGEST_MESSAGE : LONGEST_BEFORE_LOGIN;
    }

    /** Returns whether more than the name of a command may be decoded. */
    boolean allows(String command) {
        return loggedIn || HANDSHAKE.contains(command.toLowerCase(Locale.ROOT));
    }

    /** Answers a command of the handshake, or refuses a command that needs a login; null if it has to be executed. */
    @Nullable Document answer(String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello", "ismaster" -> hello(query);
            case "saslstart" -> login(query);
            case "saslcontinue" -> failed(17, "ProtocolError", "No login to go on");
            default -> loggedIn ? null : error(13, "Unauthorized", "Command " + command + " requires authentication");
        };
    }

    private Document hello(Document query) {
        if (query.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && application.get("name") instanceof String name) {
            recognised |= credentials.isNameOfClient(name);
        }
        return new Document("ismaster", true)
                .append("isWritablePrimary", true)
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE)
                .append("maxMessageSizeBytes", MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES)
                .append("maxWriteBatchSize", MongoWireProtocolHandler.MAX_WRITE_BATCH_SIZE)
                .append("minWireVersion", 0)
                .append("maxWireVersion", ServerVersion.MONGO_5_0.getWireVersion())
                .append("ok", 1.0);
    }

    private Document login(Document query) {
        byte[] message = query.get("payload") instanceof BinData payload ? payload.getData() : new byte[0];
        if (!"PLAIN".equals(query.get("mechanism")) || !credentials.matches(message)) {
            return failed(18, "AuthenticationFailed", "Authentication failed");
        }
        loggedIn = true;
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    private Document failed(int code, String name, String message) {
        failures++;
        return error(code, name, message);
    }

    static Document error(int code, String name, String message) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", name);
    }
}
