package io.sagadesk.server.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sagadesk.api.delivery.DeliveryFailure;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.message.UndeliverableException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSenderTest {

    private static final OutgoingMessage MESSAGE =
            SampleMessages.to("anna@example.org", "Änna\r\nBcc: evil@example.com");

    @Test
    void a_mail_server_takes_a_message_with_its_own_id() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sender = sender(server.getSmtp().getPort(), MailProperties.Tls.NONE);
            sender.send(MESSAGE);
            sender.send(MESSAGE);

            var taken = server.getReceivedMessages();
            assertThat(taken).hasSize(2);
            assertThat(taken[0].getAllRecipients()).hasSize(1);
            assertThat(taken[0].getHeader("Message-ID"))
                    .containsExactly("<" + SampleMessages.ID + "@example.org>")
                    .isEqualTo(taken[1].getHeader("Message-ID"));
            assertThat(taken[0].getSubject()).isEqualTo("Wie war’s?");
            assertThat(taken[0].getContent().toString()).contains("Grüß Gott,").contains("\n.\r\n");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 later, REFUSED_FOR_NOW",
        "RCPT, 450 busy, REFUSED_FOR_NOW",
        "DATA, 452 full, REFUSED_FOR_NOW",
        "., 421 goodbye, REFUSED_FOR_NOW",
        "RCPT, '', UNREACHABLE",
        "., '', UNREACHABLE"
    })
    void what_a_mail_server_does_not_take_now_is_tried_again(String command, String answer, DeliveryFailure because)
            throws IOException {
        try (var server = new ScriptedMailServer(command, answer)) {
            assertThat(catchThrowable(
                            () -> sender(server.port(), MailProperties.Tls.NONE).send(MESSAGE)))
                    .isInstanceOfSatisfying(
                            SendingFailedException.class,
                            failed -> assertThat(failed.because()).isEqualTo(because))
                    .hasMessageNotContaining("anna");
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550 not you", "RCPT, 550 no such person", "DATA, 554 no", "., 554 spam"})
    void what_a_mail_server_never_takes_is_given_up(String command, String answer) throws IOException {
        try (var server = new ScriptedMailServer(command, answer)) {
            assertThat(catchThrowable(
                            () -> sender(server.port(), MailProperties.Tls.NONE).send(MESSAGE)))
                    .isInstanceOfSatisfying(
                            UndeliverableException.class,
                            never -> assertThat(never.because()).isEqualTo(GivenUpReason.REFUSED));
        }
    }

    @Test
    void a_mail_server_that_does_nothing_but_say_farewell_badly_has_taken_the_message() throws Exception {
        try (var server = new ScriptedMailServer("QUIT", "")) {
            assertThat(catchThrowable(
                            () -> sender(server.port(), MailProperties.Tls.NONE).send(MESSAGE)))
                    .isNull();
            await().untilAsserted(() ->
                    assertThat(server.heard()).containsOnlyOnce("DATA", ".").endsWith(".", "QUIT"));
        }
    }

    @Test
    void where_nobody_answers_it_is_tried_again() throws IOException {
        int free;
        try (var server = new ScriptedMailServer("", "")) {
            free = server.port();
        }

        assertThat(catchThrowable(() -> sender(free, MailProperties.Tls.NONE).send(MESSAGE)))
                .isInstanceOfSatisfying(
                        SendingFailedException.class,
                        failed -> assertThat(failed.because()).isEqualTo(DeliveryFailure.UNREACHABLE));
    }

    @Test
    void nothing_is_sent_in_clear_where_tls_is_wanted() throws IOException {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sender = sender(server.getSmtp().getPort(), MailProperties.Tls.STARTTLS);

            assertThat(catchThrowable(() -> sender.send(MESSAGE))).isInstanceOf(SendingFailedException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    private static SmtpSender sender(int port, MailProperties.Tls tls) {
        var settings = SampleMessages.settings(port, tls);
        return new SmtpSender(settings, new MailFormat(settings));
    }
}
