package io.sagadesk.server.delivery.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mail is handed over.
 *
 * @param host of an SMTP server; absent where mail is put into the data directory instead
 * @param port 0 for the usual one: 587, or 465 with TLS from the beginning, or 25 without any
 * @param user absent where the server wants none
 * @param from the address of the sender; its domain names the messages
 * @param name of the sender
 * @param unsubscribe the address to which customers may write that they want no more marketing; absent if nobody reads there
 * @param timeout for connecting and for each answer
 */
@ConfigurationProperties("sagadesk.mail")
public record MailProperties(
        @Nullable String host,
        @DefaultValue("0") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("sagadesk@localhost") String from,
        @Nullable String name,
        @Nullable String unsubscribe,
        @DefaultValue("STARTTLS") Tls tls,
        @DefaultValue("10s") Duration timeout) {

    /** How a connection is protected. */
    public enum Tls {
        /** After the greeting; a server that cannot do it is not used. */
        STARTTLS(587),
        /** From the beginning. */
        IMPLICIT(465),
        /** Not at all: for a server on this machine. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    int portToUse() {
        return port == 0 ? tls.port : port;
    }

    @Override
    public String toString() {
        return "MailProperties[…]"; // has a password
    }
}
