package io.sagadesk.embeddedmongo.wire;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the messages of one connection. Commands are executed once its client has logged in. */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);

    private final MongoBackend backend;
    private final ClientAccess access;
    private final ClientConnections connections;
    private int answers;

    CommandHandler(MongoBackend backend, ClientAccess access, ClientConnections connections) {
        this.backend = backend;
        this.access = access;
        this.connections = connections;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connections.opened(context.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.closed(context.channel());
        backend.handleClose(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        boolean wasRecognised = access.isRecognised();
        boolean wasLoggedIn = access.isLoggedIn();
        ChannelFuture written = context.writeAndFlush(answer(request));
        if (access.isRefused()) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
        if (access.isRecognised() && !wasRecognised) {
            connections.recognised(context.channel());
        }
        if (access.isLoggedIn() && !wasLoggedIn) {
            context.pipeline().remove(ReadTimeoutHandler.class);
        }
    }

    private Object answer(ClientRequest request) {
        MessageHeader header = new MessageHeader(++answers, request.getHeader().getRequestID());
        if (request instanceof MongoMessage message) {
            return new MongoMessage(message.getChannel(), header, answer(message));
        }
        return new MongoReply(header, List.of(answer(((MongoQuery) request).getQuery())), 0);
    }

    private Document answer(MongoMessage message) {
        Document answer = access.answer(commandOf(message.getDocument()), message.getDocument());
        return answer != null ? answer : backend.handleMessage(message);
    }

    /** Drivers say their first {@code hello} in the form that all servers know; the form serves nothing else. */
    private Document answer(Document legacy) {
        Document answer = access.answer(commandOf(legacy), legacy);
        return answer != null
                ? answer
                : ClientAccess.error(352, "UnsupportedOpQueryCommand", "Only hello may be an OP_QUERY");
    }

    private static String commandOf(Document query) {
        return query.keySet().iterator().next();
    }

    /** A stranger who sends and does not read must not fill the memory with answers. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!access.isLoggedIn() && !context.channel().isWritable()) {
            ClientConnections.close(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof ProtocolViolation || cause instanceof ReadTimeoutException) {
            log.warn("A connection to the document store is closed: {}", reason(cause));
        } else if (cause instanceof DecoderException) {
            log.warn("A connection to the document store is closed: a message cannot be decoded");
        } else if (!(cause instanceof IOException)) { // the client is gone
            log.error("A connection to the document store failed", cause);
        }
        ClientConnections.close(context.channel());
    }

    private static @Nullable String reason(Throwable cause) {
        return cause instanceof ReadTimeoutException ? "its client does not log in" : cause.getMessage();
    }
}
