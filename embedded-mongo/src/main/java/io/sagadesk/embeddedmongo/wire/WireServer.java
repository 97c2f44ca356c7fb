package io.sagadesk.embeddedmongo.wire;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens on a loopback port, for clients that have the credentials. Whoever else reaches the port gets
 * answers to the commands of a handshake only ({@link ClientAccess}), holds a limited number of connections
 * ({@link ClientConnections}), and loses a connection on which no whole message came for {@value #SILENCE_SECONDS} seconds;
 * a driver's monitor sends one every ten.
 */
public final class WireServer implements AutoCloseable {

    /** A connection's thread also executes its commands, so that a slow command delays few other connections. */
    private static final int THREADS = 16;

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int SILENCE_SECONDS = 30;
    private static final int MAX_STRANGERS = 100;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("document-store", true), NioIoHandler.newFactory());

    private final AccessCredentials credentials;
    private final ClientConnections connections = new ClientConnections(MAX_STRANGERS);
    private final Channel listening;

    /**
     * Returns when the port accepts connections.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is taken, or not allowed
     */
    public WireServer(MongoBackend backend, int port, AccessCredentials credentials) {
        this(backend, port, credentials, SILENCE_SECONDS);
    }

    WireServer(MongoBackend backend, int port, AccessCredentials credentials, int silenceSeconds) {
        this.credentials = credentials;
        ChannelFuture bound = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        ClientAccess access = new ClientAccess(credentials);
                        channel.pipeline()
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new WireEncoder())
                                .addLast(new WireDecoder(access))
                                .addLast(new ReadTimeoutHandler(silenceSeconds)) // counts whole messages
                                .addLast(new CommandHandler(backend, access, connections));
                    }
                })
                .bind(new InetSocketAddress(LOOPBACK, port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            endThreads();
            throw new UncheckedIOException(
                    "port " + port + " of " + LOOPBACK.getHostAddress() + " cannot be used",
                    new IOException(bound.cause()));
        }
        listening = bound.channel();
    }

    /** Returns the connection string for MongoDB's driver. It holds the password: never log it. */
    public String connectionString() {
        return credentials.connectionString(port());
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        connections.closeAll();
        endThreads();
    }

    private void endThreads() {
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
