package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.server.delivery.message.MailAddress;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Formats a message as mail (RFC 5322). The Message-ID is derived from the delivery id, so that mail programs can
 * recognise a message that is sent twice.
 */
public final class MailFormat {

    private final MailAddress from;
    private final @Nullable MailAddress unsubscribe;

    public MailFormat(MailProperties properties) {
        from = MailAddress.of(properties.from(), properties.name())
                .orElseThrow(() -> new IllegalArgumentException("sagadesk.mail.from is no plain e-mail address"));
        unsubscribe = properties.unsubscribe() == null
                ? null
                : MailAddress.of(properties.unsubscribe(), null)
                        .orElseThrow(() ->
                                new IllegalArgumentException("sagadesk.mail.unsubscribe is no plain e-mail address"));
    }

    MimeMessage mail(OutgoingMessage message, Session session) throws MessagingException {
        var to = Objects.requireNonNull(message.to());
        var domain = from.address().substring(from.address().lastIndexOf('@'));
        var mail = new Mail(session, message.entry().id().value() + domain);
        mail.setFrom(from.inHeader());
        mail.setRecipients(MimeMessage.RecipientType.TO, new InternetAddress[] {to.inHeader()});
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(message.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        addUnsubscribeHeader(message.entry(), mail);
        mail.setText(message.text().replace("\n", "\r\n"), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    /**
     * Adds the header that lets mail programs offer to unsubscribe (RFC 2369). Its subject contains the delivery id,
     * which identifies the customer.
     */
    private void addUnsubscribeHeader(OutboxEntry entry, MimeMessage mail) throws MessagingException {
        if (unsubscribe == null || entry.order().template().purpose() != ConsentPurpose.MARKETING) return;
        var to = unsubscribe.address() + "?subject=unsubscribe%20" + entry.id().value();
        mail.setHeader("List-Unsubscribe", "<mailto:" + to + ">");
    }

    /** A message whose id does not change when it is saved. */
    private static final class Mail extends MimeMessage {

        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
