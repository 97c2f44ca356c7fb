package io.sagadesk.server.delivery.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for outgoing mail.
 *
 * @param host of an SMTP server; absent to write mail into the data directory instead
 * @param port 0 for the default: 587, or 465 with implicit TLS, or 25 without TLS
 * @param user absent if the server requires no authentication
 * @param from the address of the sender; its domain is part of the Message-IDs
 * @param name of the sender
 * @param unsubscribe the address to which customers may write that they want no more marketing; absent if there is none
 * @param timeout for connecting and for each response
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
        /** STARTTLS after the greeting; a server that does not support it is not used. */
        STARTTLS(587),
        /** TLS from the beginning of the connection. */
        IMPLICIT(465),
        /** No TLS: for a server on this machine. */
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
        return "MailProperties[…]"; // contains a password
    }
}
