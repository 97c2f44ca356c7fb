package io.sagadesk.server.readside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.origin.StreamPlace;
import io.sagadesk.store.origin.TextOrigin;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of a read model is opened for its customer and its subject only. */
class DecryptedTextsTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BERT = new CustomerId("bert");
    private static final ConversationId CONVERSATION = new ConversationId("c-1");
    private static final ConversationId OTHER = new ConversationId("c-2");

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;
    private FieldCipher cipher;
    private DecryptedTexts texts;

    @BeforeEach
    void open() {
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        cipher = new FieldCipher(keys);
        texts = new DecryptedTexts(cipher);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void a_text_is_opened_where_it_belongs() {
        assertThat(texts.decrypt(posted("yes"), ANNA, CONVERSATION)).isEqualTo("yes");
        assertThat(texts.decrypt(null, ANNA, CONVERSATION)).isNull();
        assertThat(texts.decrypt(contact(), ContactDetails.class, ANNA, ANNA))
                .isEqualTo(new ContactDetails("Anna", null, null, null));
    }

    @Test
    void a_text_of_another_conversation_is_refused() {
        assertThatThrownBy(() -> texts.decrypt(posted("yes"), ANNA, OTHER))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessage("A text was moved: it was written as 'text' of 'conversation.MessagePosted', number 5 of"
                        + " conversation/c-1, and was found in the document of conversation/c-2");
    }

    @Test
    void a_text_of_another_customer_is_refused_in_either_form() {
        var former = cipher.encrypt(ANNA, "yes".getBytes(UTF_8));
        assertThat(texts.decrypt(former, ANNA, CONVERSATION)).isEqualTo("yes");
        assertThatThrownBy(() -> texts.decrypt(former, BERT, CONVERSATION))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageContaining("it is of customer/anna")
                .hasMessageContaining("of customer/bert");
        assertThatThrownBy(() -> texts.decrypt(posted("yes"), BERT, CONVERSATION))
                .isInstanceOf(DamagedCiphertextException.class);
    }

    @Test
    void contact_details_of_another_customer_are_refused() {
        assertThatThrownBy(() -> texts.decrypt(contact(), ContactDetails.class, BERT, BERT))
                .isInstanceOf(DamagedCiphertextException.class);
    }

    @Test
    void a_forgotten_record_reads_as_forgotten_in_the_parts_that_it_had() {
        var contact = contact();
        keys.destroy(ANNA);
        assertThat(texts.decrypt(contact, ContactDetails.class, ANNA, ANNA))
                .isEqualTo(new ContactDetails("‹forgotten›", null, null, null));
    }

    private String posted(String text) {
        var origin = new TextOrigin("conversation.MessagePosted", "text", new StreamPlace(CONVERSATION.toString(), 5));
        return cipher.encrypt(ANNA, origin, text.getBytes(UTF_8));
    }

    private String contact() {
        var origin = new TextOrigin("customer.CustomerRegistered", "contact:name", new StreamPlace(ANNA.toString(), 0));
        return cipher.encrypt(ANNA, origin, "{\"name\":\"Anna\"}".getBytes(UTF_8));
    }
}
