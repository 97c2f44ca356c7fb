package io.sagadesk.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import java.util.List;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class TypeNamesTest {

    private static final TypeNames NAMES = TypeNames.of(List.of(ConversationClosed.class));

    @Test
    void a_message_is_named_by_its_feature_and_itself() {
        assertThat(NAMES.nameOf(ConversationClosed.class)).isEqualTo("conversation.ConversationClosed");
        assertThat(NAMES.typeOf("conversation.ConversationClosed")).isEqualTo(ConversationClosed.class);
        assertThat(NAMES.nameOf(ConversationRated.class)).isNull();
        assertThat(NAMES.typeOf("conversation.ConversationRated")).isNull();
    }

    @Test
    void a_revision_that_is_not_stated_is_the_first() {
        assertThat(TypeNames.revisionOf(ConversationRated.class)).isEqualTo("1");
        assertThat(TypeNames.revisionOf(ConversationClosed.class)).isEqualTo("2");
    }

    @Test
    void what_was_written_in_another_revision_or_is_unknown_is_not_current() {
        assertThat(NAMES.isCurrent(new SimpleSerializedType("conversation.ConversationClosed", "2")))
                .isTrue();
        assertThat(NAMES.isCurrent(new SimpleSerializedType("conversation.ConversationClosed", "1")))
                .isFalse();
        assertThat(NAMES.isCurrent(new SimpleSerializedType("conversation.ConversationRated", "1")))
                .isFalse();
    }

    @Test
    void no_two_types_share_a_name() {
        assertThatThrownBy(() -> NAMES.with("conversation.ConversationClosed", ConversationRated.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two types want the name 'conversation.ConversationClosed'");
        assertThatThrownBy(() -> TypeNames.of(List.of(ConversationRated.class, ConversationRated.class)))
                .hasMessageContaining("Two types want");
    }

    @Test
    void no_type_has_two_names() {
        assertThatThrownBy(() -> NAMES.with("snapshot.Conversation", ConversationClosed.class))
                .hasMessageContaining("already has the name");
    }

    @Test
    void adding_a_name_leaves_the_others_alone() {
        var more = NAMES.with("snapshot.Conversation", String.class);
        assertThat(more.typeOf("snapshot.Conversation")).isEqualTo(String.class);
        assertThat(more.typeOf("conversation.ConversationClosed")).isEqualTo(ConversationClosed.class);
        assertThat(NAMES.typeOf("snapshot.Conversation")).isNull();
    }
}
