package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection cannot show: wrong bytes are refused by a check, before a decoder stumbles over them. */
class WireDecoderTest {

    private static final byte[] NAME = "documents\0".getBytes(US_ASCII);
    private static final byte[] EMPTY = {5, 0, 0, 0, 0};

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 4, 1_000})
    void a_sequence_has_a_length_within_its_message(int wrong) {
        int right = Integer.BYTES + NAME.length + EMPTY.length;
        assertThat(loggedIn().writeInbound(insert(right))).isTrue();
        assertThatThrownBy(() -> loggedIn().writeInbound(insert(wrong)))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessage("A sequence has a wrong length");
    }

    @Test
    void the_name_of_a_command_is_in_its_document() {
        byte[] hello = ByteBuffer.allocate(4 + 1 + EMPTY.length + 6)
                .put(RawConnection.section(EMPTY))
                .put("hello\0".getBytes(US_ASCII))
                .array();
        var stranger = new EmbeddedChannel(new WireDecoder(new ClientAccess(AccessCredentials.ofThisRun())));
        assertThatThrownBy(() -> stranger.writeInbound(Unpooled.wrappedBuffer(header(hello.length), hello)))
                .isInstanceOf(ProtocolViolation.class);
    }

    /** A message begins with its flags and the kind of its first section. */
    @ParameterizedTest
    @CsvSource({"0, 2, A message has unknown flags", "4, 1, A message has no command", "4, 2, A message has no command"
    })
    void a_message_begins_with_a_command(int at, byte wrong, String reason) {
        ByteBuf insert = insert(Integer.BYTES + NAME.length + EMPTY.length);
        insert.setByte(RawConnection.HEADER + at, wrong);
        assertThatThrownBy(() -> loggedIn().writeInbound(insert))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessage(reason);
    }

    @Test
    void other_sections_are_sequences() {
        ByteBuf insert = insert(Integer.BYTES + NAME.length + EMPTY.length);
        insert.setByte(insert.writerIndex() - EMPTY.length - NAME.length - Integer.BYTES - 1, 2);
        assertThatThrownBy(() -> loggedIn().writeInbound(insert)).isInstanceOf(ProtocolViolation.class);
    }

    private static ByteBuf insert(int length) {
        byte[] command = RawConnection.section(RawConnection.encode(
                new BsonDocument("insert", new BsonString("notes")).append("$db", new BsonString("test"))));
        ByteBuffer sequence = ByteBuffer.allocate(1 + Integer.BYTES + NAME.length + EMPTY.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(length)
                .put(NAME)
                .put(EMPTY);
        return Unpooled.copiedBuffer(header(command.length + sequence.capacity()), command, sequence.array());
    }

    private static byte[] header(int rest) {
        return RawConnection.header(RawConnection.HEADER + rest, RawConnection.OP_MSG);
    }

    private static EmbeddedChannel loggedIn() {
        var credentials = AccessCredentials.ofThisRun();
        var access = new ClientAccess(credentials);
        var login = new ConnectionString(credentials.connectionString(1)).getCredential();
        byte[] payload = RawConnection.plain(login.getUserName(), new String(login.getPassword()));
        access.answer("saslStart", new Document("mechanism", "PLAIN").append("payload", new BinData(payload)));
        return new EmbeddedChannel(new WireDecoder(access));
    }
}
