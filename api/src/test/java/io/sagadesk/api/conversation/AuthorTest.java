package io.sagadesk.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sagadesk.api.conversation.Author.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AuthorTest {

    @ParameterizedTest
    @EnumSource(names = {"AGENT", "BOT"})
    void staff_is_named_by_an_id(Kind kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Author(kind, null));
        assertThat(new Author(kind, "x-1").id()).isEqualTo("x-1");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUSTOMER", "SYSTEM"})
    void an_author_who_is_the_customer_or_the_system_needs_no_id(Kind kind) {
        assertThat(new Author(kind, null).id()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ann Lee", "ann@example.com"})
    void a_name_or_an_address_is_no_id(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Author.agent(id))
                .withMessageContaining("letters, digits")
                .withMessageNotContaining("example.com");
    }

    @Test
    void an_author_knows_who_speaks() {
        assertThat(Author.CUSTOMER).matches(Author::isCustomer).matches(author -> !author.isAgent());
        assertThat(Author.agent("a-1")).matches(Author::isAgent).matches(author -> !author.isCustomer());
        assertThat(Author.bot("b-1")).matches(author -> !author.isAgent() && !author.isCustomer());
    }

    @Test
    void json_holds_the_kind_and_the_id_and_nothing_that_follows_from_them() {
        assertThat(JsonMapper.shared().writeValueAsString(Author.agent("a-1")))
                .isEqualTo("{\"kind\":\"AGENT\",\"id\":\"a-1\"}");
    }
}
