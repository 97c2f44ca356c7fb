package io.sagadesk.embeddedmongo.wire;

import static io.sagadesk.embeddedmongo.wire.RawConnection.HEADER;
import static io.sagadesk.embeddedmongo.wire.RawConnection.OP_MSG;
import static io.sagadesk.embeddedmongo.wire.RawConnection.OP_QUERY;
import static io.sagadesk.embeddedmongo.wire.RawConnection.header;
import static io.sagadesk.embeddedmongo.wire.RawConnection.section;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.embeddedmongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no message close their connection before they are gathered, with and without a login. */
@Timeout(60)
class HostileBytesTest {

    private static final int ENDLESS = 0x7fff_ffff;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    static Path directory;

    private static EmbeddedMongo mongo;
    private static DriverClient client;

    @BeforeAll
    static void open() {
        mongo = EmbeddedMongo.open(directory);
        client = new DriverClient(mongo.connectionString());
    }

    @AfterEach
    void the_client_goes_on() {
        client.requireUnharmed();
    }

    @AfterAll
    static void close() {
        client.close();
        mongo.close();
    }

    @Test
    void a_post_of_many_megabytes_is_cut_off_at_its_first_line() throws IOException {
        try (RawConnection stranger = RawConnection.to(mongo.connectionString())) {
            stranger.send("POST / HTTP/1.1\r\nContent-Length: 33554432\r\n\r\n".getBytes(US_ASCII));
            assertThat(stranger.isClosed()).isTrue();
            assertThat(sendsAll(stranger, 32)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 2013",
        "-1, 2013",
        "-2147483648, 2013",
        "0, 2013",
        "8, 2013",
        "15, 2013", // no length
        "48016385, 2013", // a byte too many
        "100, 0",
        "100, 2012",
        "100, 2001",
        "100, 2010",
        "100, -1" // unknown, or for older servers and compression only
    })
    void a_header_that_is_none_closes_the_connection(int length, int operation) throws IOException {
        for (boolean loggedIn : new boolean[] {false, true}) {
            try (RawConnection connection = connection(loggedIn)) {
                assertThat(connection.send(header(length, operation)).isClosed())
                        .isTrue();
            }
        }
    }

    @Test
    void four_bytes_are_enough_to_see_that_a_length_is_wrong() throws IOException {
        try (RawConnection stranger = connection(false)) {
            assertThat(stranger.send(Arrays.copyOf(header(ENDLESS, OP_MSG), 4)).isClosed())
                    .isTrue();
        }
    }

    @Test
    void a_stranger_may_send_little_and_a_client_much() throws IOException {
        try (RawConnection stranger = connection(false)) {
            assertThat(stranger.send(header(16 * 1024 + 1, OP_MSG)).isClosed()).isTrue();
        }
        BsonDocument big = new BsonDocument("insert", new BsonString("big"))
                .append(
                        "documents",
                        new BsonArray(List.of(new BsonDocument("bytes", new BsonBinary(new byte[15 * MEGABYTE])))));
        try (RawConnection known = connection(true)) {
            assertThat(known.run("test", big).getInt32("n").getValue()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ENDLESS, Integer.MIN_VALUE, -1, 0, 4, 1_000})
    void a_length_that_leads_out_of_a_document_closes_the_connection(int wrong) throws IOException {
        byte[] hello = RawConnection.encode(new BsonDocument("hello", new BsonString("x"))
                .append("nested", new BsonDocument("bytes", new BsonBinary(new byte[3]))));
        int text = 4 + 1 + "hello\0".length();
        int nested = text + 4 + 2 + 1 + "nested\0".length();
        int binary = nested + 4 + 1 + "bytes\0".length();
        for (int at : new int[] {0, text, nested, binary}) {
            for (boolean loggedIn : new boolean[] {false, true}) {
                try (RawConnection connection = connection(loggedIn)) {
                    connection.sendMessage(OP_MSG, section(with(hello, at, wrong)));
                    assertThat(connection.isClosed()).as("at %d", at).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ENDLESS, Integer.MIN_VALUE, -1, 0, 4, 5, 1_000})
    void a_sequence_that_is_none_closes_the_connection(int wrong) throws IOException {
        byte[] insert = section(RawConnection.encode(
                new BsonDocument("insert", new BsonString("notes")).append("$db", new BsonString("test"))));
        byte[] document = RawConnection.encode(new BsonDocument("a", new BsonInt32(1)));
        byte[] name = "documents\0".getBytes(US_ASCII);
        for (int at : new int[] {1, 1 + 4 + name.length}) { // the length of the sequence, and of its document
            ByteBuffer sequence = ByteBuffer.allocate(1 + 4 + name.length + document.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) 1)
                    .putInt(4 + name.length + document.length)
                    .put(name)
                    .put(document)
                    .putInt(at, wrong);
            try (RawConnection known = connection(true)) {
                known.sendMessage(OP_MSG, concat(insert, sequence.array()));
                assertThat(known.isClosed()).as("at %d", at).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2000, false", "201, true", "100000, true"})
    void a_document_that_is_nested_too_deeply_closes_the_connection(int depth, boolean loggedIn) throws IOException {
        try (RawConnection connection = connection(loggedIn)) {
            connection.sendMessage(OP_MSG, section(nested(depth)));
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void a_document_that_is_nested_as_deeply_as_mongodb_allows_is_decoded() throws IOException {
        try (RawConnection known = connection(true)) {
            known.sendMessage(OP_MSG, section(nested(200)));
            assertThat(known.run("test", new BsonDocument("ping", new BsonInt32(1)))
                            .containsKey("ismaster"))
                    .as("the answer to the first")
                    .isTrue();
        }
    }

    @Test
    void messages_without_a_command_close_the_connection() throws IOException {
        byte[] empty = {5, 0, 0, 0, 0};
        for (byte[] rest : new byte[][] {
            {}, {0, 0, 0, 0}, section(new byte[0]), section(empty), concat(section(empty), "hello\0".getBytes(US_ASCII))
        }) {
            for (int operation : new int[] {OP_MSG, OP_QUERY}) {
                try (RawConnection stranger = connection(false)) {
                    stranger.sendMessage(operation, rest);
                    assertThat(stranger.isClosed()).isTrue();
                }
            }
        }
    }

    @Test
    void a_stranger_who_reads_no_answers_is_cut_off() throws IOException {
        byte[] hello = section(RawConnection.encode(new BsonDocument("hello", new BsonInt32(1))));
        byte[] message = concat(header(HEADER + hello.length, OP_MSG), hello);
        byte[] many = new byte[message.length * 1_000];
        for (int at = 0; at < many.length; at += message.length) {
            System.arraycopy(message, 0, many, at, message.length);
        }
        try (RawConnection stranger = connection(false)) {
            assertThat(sends(stranger, many, 1_000)).isFalse();
        }
    }

    private static RawConnection connection(boolean loggedIn) throws IOException {
        RawConnection connection = RawConnection.to(mongo.connectionString());
        if (loggedIn) {
            connection.login(mongo.connectionString());
        }
        return connection;
    }

    private static boolean sendsAll(RawConnection connection, int megabytes) {
        return sends(connection, new byte[MEGABYTE], megabytes);
    }

    private static boolean sends(RawConnection connection, byte[] bytes, int times) {
        try {
            for (int sent = 0; sent < times; sent++) {
                connection.send(bytes);
            }
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static byte[] with(byte[] document, int at, int length) {
        byte[] changed = document.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, length);
        return changed;
    }

    /** A hello with so many levels of documents. */
    private static byte[] nested(int depth) {
        byte[] name = "hello\0".getBytes(US_ASCII);
        int length = 4 + 1 + name.length + 1;
        ByteBuffer document = ByteBuffer.allocate(length + 7 * (depth - 2) + 5).order(ByteOrder.LITTLE_ENDIAN);
        document.putInt(document.capacity()).put((byte) 3).put(name);
        for (int level = 2; level < depth; level++) {
            document.putInt(7 * (depth - level + 1) - 2).put((byte) 3).put((byte) 0);
        }
        return document.putInt(5).array(); // the rest are the ends of all documents
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
