package io.sagadesk.embeddedmongo.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encodes answers; stored documents are written as their bytes. */
final class WireEncoder extends MessageToByteEncoder<MongoMessage> {

    @Override
    protected void encode(ChannelHandlerContext context, MongoMessage message, ByteBuf out) {
        out.writeIntLE(0);
        out.writeIntLE(message.getHeader().getRequestID());
        out.writeIntLE(message.getHeader().getResponseTo());
        out.writeIntLE(OpCode.OP_MSG.getId());
        out.writeIntLE(message.getFlags());
        out.writeByte(MongoMessage.SECTION_KIND_BODY);
        document(message.getDocument(), out);
        out.setIntLE(0, out.writerIndex());
    }

    private static void document(Map<String, ?> document, ByteBuf out) {
        int start = begin(out);
        document.forEach((name, value) -> element(name, value, out));
        end(start, out);
    }

    private static void array(Collection<?> values, ByteBuf out) {
        int start = begin(out);
        int number = 0;
        for (Object value : values) {
            element(Integer.toString(number++), value, out);
        }
        end(start, out);
    }

    private static int begin(ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf out) {
        out.writeByte(BsonConstants.TERMINATING_BYTE);
        out.setIntLE(start, out.writerIndex() - start);
    }

    @SuppressWarnings("unchecked") // the keys are field names
    private static void element(String name, @Nullable Object value, ByteBuf out) {
        byte type = value instanceof byte[] ? BsonConstants.TYPE_EMBEDDED_DOCUMENT : BsonEncoder.determineType(value);
        out.writeByte(type);
        out.writeCharSequence(name, UTF_8);
        out.writeByte(0);
        if (value instanceof byte[] stored) {
            out.writeBytes(stored);
        } else if (value instanceof Map<?, ?> map) {
            document((Map<String, ?>) map, out);
        } else if (value instanceof Collection<?> values) {
            array(values, out);
        } else {
            BsonEncoder.encodeValue(type, value, out);
        }
    }
}
