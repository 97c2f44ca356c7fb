package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.mongodb.ConnectionString;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** A connection to the port of an embedded MongoDB, as a program without MongoDB's driver makes it. */
final class RawConnection implements AutoCloseable {

    static final int OP_QUERY = 2004;
    static final int OP_MSG = 2013;
    static final int HEADER = 16;

    private static final int PATIENCE_MILLISECONDS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
    }

    static RawConnection to(String connectionString) throws IOException {
        String[] address =
                new ConnectionString(connectionString).getHosts().get(0).split(":", 2);
        return new RawConnection(new Socket(address[0], Integer.parseInt(address[1])));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends bytes behind a header that gives their true length. */
    RawConnection sendMessage(int operation, byte[] rest) throws IOException {
        return send(header(HEADER + rest.length, operation)).send(rest);
    }

    /** Sends a command in a database, and returns its answer. */
    BsonDocument run(String database, BsonDocument command) throws IOException {
        send(messages(database, command));
        return answer(HEADER + Integer.BYTES + 1);
    }

    /** The bytes of several messages with a command each. */
    static byte[] messages(String database, BsonDocument... commands) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        for (BsonDocument command : commands) {
            byte[] section = section(encode(command.clone().append("$db", new BsonString(database))));
            messages.writeBytes(header(HEADER + section.length, OP_MSG));
            messages.writeBytes(section);
        }
        return messages.toByteArray();
    }

    /** Sends a hello in the form of the first one of a driver. */
    BsonDocument legacy(String command) throws IOException {
        byte[] document = encode(new BsonDocument(command, new BsonInt32(1)));
        byte[] collection = "admin.$cmd\0".getBytes(US_ASCII);
        ByteBuffer rest = ByteBuffer.allocate(3 * Integer.BYTES + collection.length + document.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0)
                .put(collection)
                .putInt(0)
                .putInt(1)
                .put(document);
        sendMessage(OP_QUERY, rest.array());
        return answer(HEADER + 5 * Integer.BYTES);
    }

    BsonDocument login(String mechanism, byte[] payload) throws IOException {
        return run("$external", loginCommand(mechanism, payload));
    }

    /** Logs in with the user and the password of a connection string. */
    BsonDocument login(String connectionString) throws IOException {
        return run("$external", loginCommand(connectionString));
    }

    static BsonDocument loginCommand(String connectionString) {
        var credential = new ConnectionString(connectionString).getCredential();
        return loginCommand("PLAIN", plain(credential.getUserName(), new String(credential.getPassword())));
    }

    private static BsonDocument loginCommand(String mechanism, byte[] payload) {
        return new BsonDocument("saslStart", new BsonInt32(1))
                .append("mechanism", new BsonString(mechanism))
                .append("payload", new BsonBinary(payload));
    }

    static byte[] plain(String user, String password) {
        return ("\0" + user + "\0" + password).getBytes(US_ASCII);
    }

    /** The flags and the body of a message with one section. */
    static byte[] section(byte[] document) {
        return ByteBuffer.allocate(Integer.BYTES + 1 + document.length)
                .put(Integer.BYTES, (byte) 0)
                .put(Integer.BYTES + 1, document)
                .array();
    }

    static byte[] header(int length, int operation) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(1)
                .putInt(0)
                .putInt(operation)
                .array();
    }

    static byte[] encode(BsonDocument document) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer()) {
            new BsonDocumentCodec()
                    .encode(
                            new BsonBinaryWriter(buffer),
                            document,
                            EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private BsonDocument answer(int document) throws IOException {
        byte[] message = new byte[Integer.reverseBytes(in.readInt()) - Integer.BYTES];
        in.readFully(message);
        int start = document - Integer.BYTES;
        var body = ByteBuffer.wrap(message, start, message.length - start).slice();
        return new BsonDocumentCodec()
                .decode(new BsonBinaryReader(body), DecoderContext.builder().build());
    }

    /** Waits until the server closes the connection; false if it does not. */
    boolean isClosed() {
        try {
            while (in.read() >= 0) {}
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    boolean isClosedWithin(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            return isClosed();
        } finally {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
