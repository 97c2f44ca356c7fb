package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.DeliveryFailure;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.message.UndeliverableException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mail to an SMTP server. If the connection breaks before the server's response, the same mail may be delivered
 * twice, with the same Message-ID.
 */
public final class SmtpSender implements ChannelSender {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
    private static final int FIRST_PERMANENT = 500;
    private static final int NO_ANSWER = -1;

    private final MailProperties settings;
    private final MailFormat format;
    private final Session session;

    public SmtpSender(MailProperties settings, MailFormat format) {
        this.settings = settings;
        this.format = format;
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public void send(OutgoingMessage message) throws SendingFailedException, UndeliverableException {
        try {
            var mail = format.mail(message, session);
            var transport = session.getTransport("smtp");
            try {
                transport.connect(settings.host(), settings.portToUse(), settings.user(), settings.password());
                transport.sendMessage(mail, mail.getAllRecipients());
            } finally {
                close(transport);
            }
        } catch (SendFailedException refused) {
            throw refused(codeOf(refused));
        } catch (MessagingException unreachable) { // its text may repeat the address
            LOG.warn(
                    "The mail server is unreachable: {}", unreachable.getClass().getSimpleName());
            throw new SendingFailedException(DeliveryFailure.UNREACHABLE);
        }
    }

    /** Ignores failures: the server has accepted the message before the connection is closed. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            LOG.debug("The mail server was gone before the farewell");
        }
    }

    private static SendingFailedException refused(int code) throws UndeliverableException {
        LOG.warn("The mail server refuses a message with the code {}", code);
        if (code >= FIRST_PERMANENT) throw new UndeliverableException(GivenUpReason.REFUSED);
        return new SendingFailedException(
                code == NO_ANSWER ? DeliveryFailure.UNREACHABLE : DeliveryFailure.REFUSED_FOR_NOW);
    }

    /** The reply code of the server that concerns this message; {@link #NO_ANSWER} if there is none. */
    private static int codeOf(MessagingException refused) {
        return Stream.<Exception>iterate(
                        refused,
                        failure -> failure != null,
                        failure -> failure instanceof MessagingException nested ? nested.getNextException() : null)
                .map(SmtpSender::code)
                .filter(code -> code != NO_ANSWER)
                .reduce((outer, inner) -> inner)
                .orElse(NO_ANSWER);
    }

    private static int code(Exception failure) {
        if (failure instanceof SMTPAddressFailedException address) return address.getReturnCode();
        if (failure instanceof SMTPSenderFailedException sender) return sender.getReturnCode();
        if (failure instanceof SMTPSendFailedException message) return message.getReturnCode();
        return NO_ANSWER;
    }

    private static Properties properties(MailProperties settings) {
        var timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == MailProperties.Tls.IMPLICIT));
        var startTls = Boolean.toString(settings.tls() == MailProperties.Tls.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", startTls);
        properties.setProperty("mail.smtp.starttls.required", startTls);
        return properties;
    }
}
