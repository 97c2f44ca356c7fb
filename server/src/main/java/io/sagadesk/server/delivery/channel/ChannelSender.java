package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.message.UndeliverableException;

/** Sends messages to customers on one channel. */
public interface ChannelSender {

    Channel channel();

    /**
     * Sends a message and returns when the receiving system has accepted it durably. The same message may be sent again
     * after a crash.
     *
     * @throws SendingFailedException if another attempt may succeed
     * @throws UndeliverableException if no attempt can succeed
     */
    void send(OutgoingMessage message) throws SendingFailedException, UndeliverableException;
}
