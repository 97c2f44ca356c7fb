package io.sagadesk.embeddedmongo.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes messages; the documents of inserts and updates stay bytes. */
final class WireDecoder extends MongoWireProtocolHandler {

    private static final int HEADER = 4 * Integer.BYTES;
    private static final int CHECKSUM_PRESENT = 1;
    private static final Set<String> UNDECODED = Set.of("documents", "updates");

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        int start = in.readerIndex();
        if (in.readableBytes() < HEADER || in.readableBytes() < in.getIntLE(start)) {
            return null; // incomplete; wait for the rest
        }
        if (in.getIntLE(start + 3 * Integer.BYTES) != OpCode.OP_MSG.getId()) {
            return super.decode(context, in);
        }
        return message(context.channel(), in.readSlice(in.getIntLE(start)));
    }

    private static ClientRequest message(Channel channel, ByteBuf in) throws IOException {
        MessageHeader header = new MessageHeader(in.readIntLE(), in.readIntLE(), in.readIntLE());
        in.skipBytes(Integer.BYTES);
        int flags = in.readIntLE();
        if ((flags & ~CHECKSUM_PRESENT) != 0) {
            throw new IOException("Message flags " + flags + " are not supported");
        }
        int end = header.getTotalLength() - ((flags & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0);
        Document body = new Document();
        while (in.readerIndex() < end) {
            if (in.readByte() == MongoMessage.SECTION_KIND_BODY) {
                body.putAll(BsonDecoder.decodeBson(in));
            } else {
                readSequence(in, body);
            }
        }
        return new MongoMessage(channel, header, body);
    }

    private static void readSequence(ByteBuf in, Document body) {
        int end = in.readerIndex() + in.getIntLE(in.readerIndex());
        in.skipBytes(Integer.BYTES);
        String name = BsonDecoder.decodeCString(in);
        List<Object> documents = new ArrayList<>();
        while (in.readerIndex() < end) {
            documents.add(UNDECODED.contains(name) ? bytes(in) : BsonDecoder.decodeBson(in));
        }
        body.put(name, documents);
    }

    private static byte[] bytes(ByteBuf in) {
        byte[] document = new byte[in.getIntLE(in.readerIndex())];
        in.readBytes(document);
        return document;
    }
}
