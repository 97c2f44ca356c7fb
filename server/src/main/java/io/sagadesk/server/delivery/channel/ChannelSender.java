package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.message.UndeliverableException;

/** A way to a customer. */
public interface ChannelSender {

    Channel channel();

    /**
     * Returns when somebody has taken the message who does not lose it. The same message may come again after a crash.
     *
     * @throws SendingFailedException if it may work another time
     * @throws UndeliverableException if it never will
     */
    void send(OutgoingMessage message) throws SendingFailedException, UndeliverableException;
}
