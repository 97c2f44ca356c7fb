package io.sagadesk.embeddedmongo.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The open connections. Those of strangers, which have neither logged in nor given the name of a client, are limited in
 * number: one more closes the oldest of them. A new connection is never refused, because it may be a client's.
 */
final class ClientConnections {

    private final ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Set<Channel> strangers = new LinkedHashSet<>(); // in the order of their arrival
    private final int maxStrangers;

    ClientConnections(int maxStrangers) {
        this.maxStrangers = maxStrangers;
    }

    synchronized void opened(Channel connection) {
        all.add(connection);
        strangers.add(connection);
        if (strangers.size() <= maxStrangers) {
            return;
        }
        Channel oldest = strangers.iterator().next();
        strangers.remove(oldest);
        close(oldest);
    }

    /** Closes a connection, and does not wait until it is closed. */
    static void close(Channel connection) {
        ChannelFuture unused = connection.close();
    }

    /** The connection is a client's; it is never closed for others. */
    synchronized void recognised(Channel connection) {
        strangers.remove(connection);
    }

    synchronized void closed(Channel connection) {
        strangers.remove(connection);
    }

    void closeAll() {
        all.close().syncUninterruptibly();
    }
}
