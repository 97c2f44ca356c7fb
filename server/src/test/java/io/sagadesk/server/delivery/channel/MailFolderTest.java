package io.sagadesk.server.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.delivery.message.MailAddress;
import io.sagadesk.server.delivery.message.UndeliverableException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.Thread.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailFolderTest {

    @TempDir
    Path data;

    private MailFiles files;

    @BeforeEach
    void start() {
        files = new MailFiles(data.resolve("mail"));
    }

    @Test
    void a_mail_is_a_file_that_a_mail_reader_opens() throws Exception {
        folder().send(SampleMessages.to("anna@example.org", "Änna Ø"));

        var mail = read();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("anna@example.org"));
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Änna Ø");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("shop@example.org"));
        assertThat(mail.getSubject()).isEqualTo("Wie war’s?");
        assertThat(mail.getContent()).isEqualTo("Grüß Gott,\r\n\r\n.\r\nwie war’s?\r\n");
        assertThat(mail.getMessageID()).isEqualTo("<" + SampleMessages.ID + "@example.org>");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(SampleMessages.NOW));
    }

    @Test
    void a_file_has_lines_as_mail_has_them() throws Exception {
        folder().send(SampleMessages.to("anna@example.org", "x".repeat(200)));

        var text = Files.readString(file());
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        assertThat(text).matches("\\p{ASCII}+");
    }

    @Test
    void a_mail_is_its_owners_alone() throws Exception {
        folder().send(SampleMessages.to("anna@example.org", "Anna"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("mail"))))
                .isEqualTo("rwx------");
    }

    @Test
    void what_is_sent_again_after_a_crash_is_one_file_as_it_was() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file().resolveSibling(SampleMessages.ID + ".eml.tmp"), "half a mail");
        folder().send(SampleMessages.to("anna@example.org", "Anna"));
        var before = Files.readString(file());
        folder().send(SampleMessages.to("ben@example.org", "Ben"));

        assertThat(Files.readString(file())).isEqualTo(before);
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna\r\nBcc: evil@example.com",
                "Anna\nBcc: evil@example.com",
                "Anna\rBcc: evil@example.com",
                "Ännä\r\n\r\nBcc: evil@example.com",
                "Anna\u2028Bcc: evil@example.com",
                "\"Anna\" <evil@example.com>, Ben\u0000",
                "=?UTF-8?Q?x=0D=0ABcc:_evil@example.com?="
            })
    void nobodys_name_begins_a_header_of_its_own(String name) throws Exception {
        folder().send(SampleMessages.to("anna@example.org", name));

        var mail = read();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("anna@example.org"));
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "Auto-Submitted",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
    }

    @Test
    void a_name_is_one_line_of_what_can_be_seen_also_in_a_greeting() {
        assertThat(MailAddress.fitForHeader(" Anna\r\nBcc: \u2028evil\u0000\u202e "))
                .isEqualTo("Anna Bcc:  evil");
        assertThat(MailAddress.fitForHeader("\r\n")).isNull();
        assertThat(MailAddress.of("anna@example.org", "Anna\r\nBcc: evil"))
                .hasValueSatisfying(anna -> assertThat(anna.name()).isEqualTo("Anna Bcc: evil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@example.org, ben@example.org",
                "Anna <anna@example.org>",
                "anna@example.org\r\nBcc: evil@example.com",
                "anna@@example.org",
                "friends: anna@example.org;",
                "änna@example.org",
                "anna @example.org"
            })
    void what_is_not_one_plain_address_is_none(String address) {
        assertThat(MailAddress.of(address, "Anna")).isEmpty();
    }

    @Test
    void marketing_says_how_to_unsubscribe_and_a_survey_does_not() throws Exception {
        folder().send(SampleMessages.to("anna@example.org", "Anna", MessageTemplate.APOLOGY));

        assertThat(read().getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:stop@example.org?subject=unsubscribe%20" + SampleMessages.ID + ">");
        Files.delete(file());
        folder().send(SampleMessages.to("anna@example.org", "Anna"));
        assertThat(read().getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void what_was_sent_to_who_is_forgotten_is_deleted_and_the_rest_is_not() throws Exception {
        folder().send(SampleMessages.to("anna@example.org", "Anna"));
        files.forget(new CustomerId("c"));
        files.forget(new CustomerId("c-10"));
        assertThat(file()).exists();

        Files.writeString(file().resolveSibling("half.eml.tmp"), "half a mail");
        Files.createDirectories(file().resolveSibling("cur/read")); // as mail readers do
        Files.writeString(file().resolveSibling("cur/read/1"), "a mail");
        files.forget(new CustomerId("c-1"));
        assertThat(data.resolve("mail")).isEmptyDirectory();
        files.forget(new CustomerId("c-1"));
    }

    @Test
    void of_whom_there_is_mail_is_told_by_their_directories() throws Exception {
        assertThat(files.customers()).isEmpty();
        folder().send(SampleMessages.to("anna@example.org", "Anna"));
        Files.createDirectories(data.resolve("mail/.index")); // of no customer
        Files.writeString(data.resolve("mail/1.eml"), "of an older version");

        assertThat(files.customers()).containsExactly(new CustomerId("c-1"));
    }

    @Test
    void who_is_forgotten_gets_no_mail_any_more() {
        assertThatThrownBy(() -> folder(customer -> true).send(SampleMessages.to("anna@example.org", "Anna")))
                .isInstanceOf(UndeliverableException.class)
                .hasMessage("FORGOTTEN");
        assertThat(data.resolve("mail")).doesNotExist();
    }

    @Test
    void mail_on_its_way_while_somebody_is_forgotten_is_deleted_too() throws Exception {
        var forgetting = new Thread(() -> files.forget(new CustomerId("c-1")));
        var folder = folder(customer -> {
            forgetting.start();
            await().until(() -> EnumSet.of(State.BLOCKED, State.TERMINATED).contains(forgetting.getState()));
            return false;
        });

        folder.send(SampleMessages.to("anna@example.org", "Anna"));
        forgetting.join();

        assertThat(data.resolve("mail")).isEmptyDirectory();
    }

    private MailFolder folder() {
        return folder(customer -> false);
    }

    private MailFolder folder(Predicate<CustomerId> isForgotten) {
        return new MailFolder(files, new MailFormat(SampleMessages.settings(0, MailProperties.Tls.NONE)), isForgotten);
    }

    private Path file() {
        return data.resolve("mail/c-1/" + SampleMessages.ID + ".eml");
    }

    private MimeMessage read() throws Exception {
        try (var bytes = Files.newInputStream(file())) {
            return new MimeMessage(Session.getInstance(new Properties()), bytes);
        }
    }
}
