package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.server.delivery.message.Message;
import io.sagadesk.server.delivery.message.Undeliverable;

/** A way to a customer. */
public interface ChannelSender {

    Channel channel();

    /**
     * Returns when somebody has taken the message who does not lose it. The same message may come again after a crash.
     *
     * @throws SendingFailed if it may work another time
     * @throws Undeliverable if it never will
     */
    void send(Message message) throws SendingFailed, Undeliverable;
}
