package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decodes messages; the documents of inserts and updates stay bytes. Bytes that are no message, or too many for the state
 * of the connection, are refused before they are gathered. Of a command that needs a login only the name is decoded
 * before it.
 */
final class WireDecoder extends ByteToMessageDecoder {

    private static final int HEADER = 4 * Integer.BYTES;
    private static final int OPERATION = 3 * Integer.BYTES;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int SEQUENCE = 1;
    private static final Set<String> UNDECODED = Set.of("documents", "updates");

    private final ClientAccess access;

    WireDecoder(ClientAccess access) {
        this.access = access;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!context.channel().isActive()) { // it was closed behind the message before
            in.skipBytes(in.readableBytes());
            return;
        }
        try {
            if (isComplete(in)) {
                byte[] message =
                        new byte[in.getIntLE(in.readerIndex())]; // read faster than a buffer, which checks each access
                in.readBytes(message);
                out.add(message(context.channel(), Unpooled.wrappedBuffer(message)));
            }
        } catch (RuntimeException e) {
            in.skipBytes(in.readableBytes()); // the next call must not find them again
            throw e;
        }
    }

    private boolean isComplete(ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < Integer.BYTES) {
            return false;
        }
        int length = in.getIntLE(start);
        ProtocolViolation.unless(length >= HEADER && length <= access.longestMessage(), "A message has a wrong length");
        if (in.readableBytes() < HEADER) {
            return false;
        }
        int operation = in.getIntLE(start + OPERATION);
        ProtocolViolation.unless(
                operation == OpCode.OP_MSG.getId() || operation == OpCode.OP_QUERY.getId(),
                "A message has an unknown operation code");
        return in.readableBytes() >= length;
    }

    private ClientRequest message(Channel channel, ByteBuf in) {
        MessageHeader header = new MessageHeader(in.readIntLE(), in.readIntLE(), in.readIntLE());
        int operation = in.readIntLE();
        int flags = in.readIntLE();
        if (operation == OpCode.OP_QUERY.getId()) {
            String collection = readName(in, in.writerIndex());
            in.skipBytes(2 * Integer.BYTES); // a hello skips and limits nothing
            return new MongoQuery(channel, header, collection, 0, 1, readCommand(in, in.writerIndex()), null);
        }
        ProtocolViolation.unless((flags & ~CHECKSUM_PRESENT) == 0, "A message has unknown flags");
        int end = in.writerIndex() - ((flags & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0);
        ProtocolViolation.unless(in.readByte() == MongoMessage.SECTION_KIND_BODY, "A message has no command");
        Document command = readCommand(in, end);
        while (access.isLoggedIn() && in.readerIndex() < end) {
            ProtocolViolation.unless(in.readByte() == SEQUENCE, "A message has a section of an unknown kind");
            readSequence(in, end, command);
        }
        return new MongoMessage(channel, header, command);
    }

    private Document readCommand(ByteBuf in, int limit) {
        int start = in.readerIndex();
        int end = BsonShape.endOfDocument(in.array(), start, limit);
        int name = start + Integer.BYTES + 1;
        String command = in.toString(name, BsonShape.endOfName(in.array(), name, end) - 1 - name, UTF_8);
        ProtocolViolation.unless(!command.isEmpty(), "A message has no command");
        return access.allows(command) ? BsonDecoder.decodeBson(in) : new Document(command, null);
    }

    private static void readSequence(ByteBuf in, int limit, Document command) {
        int start = in.readerIndex();
        int length = in.readIntLE();
        ProtocolViolation.unless(length > Integer.BYTES && length <= limit - start, "A sequence has a wrong length");
        int end = start + length;
        String name = readName(in, end);
        List<Object> documents = new ArrayList<>();
        while (in.readerIndex() < end) {
            int next = BsonShape.endOfDocument(in.array(), in.readerIndex(), end);
            documents.add(UNDECODED.contains(name) ? readBytes(in, next) : BsonDecoder.decodeBson(in));
        }
        command.put(name, documents);
    }

    private static byte[] readBytes(ByteBuf in, int end) {
        byte[] document = new byte[end - in.readerIndex()];
        in.readBytes(document);
        return document;
    }

    private static String readName(ByteBuf in, int limit) {
        BsonShape.endOfName(in.array(), in.readerIndex(), limit);
        return BsonDecoder.decodeCString(in);
    }
}
