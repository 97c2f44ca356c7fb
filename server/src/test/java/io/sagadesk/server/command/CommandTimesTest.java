package io.sagadesk.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandTimesTest {

    private static final Instant MILLISECOND = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Instant PRECISE = MILLISECOND.plusNanos(456_789);

    @Test
    void every_time_of_a_command_is_cut_and_nothing_else_changes() {
        var sent = new GenericCommandMessage<>(decline(PRECISE, PRECISE), Map.of("actor", "agent/a"));

        var cut = CommandTimes.cut(sent);

        assertThat(cut.getPayload()).isEqualTo(decline(MILLISECOND, MILLISECOND));
        assertThat(cut.getIdentifier()).isEqualTo(sent.getIdentifier());
        assertThat(cut.getCommandName()).isEqualTo(sent.getCommandName());
        assertThat(cut.getMetaData()).isEqualTo(sent.getMetaData());
    }

    @Test
    void a_command_in_milliseconds_is_handed_on() {
        var sent = new GenericCommandMessage<>(decline(null, MILLISECOND));

        assertThat(CommandTimes.cut(sent)).isSameAs(sent);
    }

    private static DeclineConversation decline(@Nullable Instant offeredAt, Instant at) {
        return new DeclineConversation(
                new DeskId("d"), new ConversationId("c"), new AgentId("a"), DeclineReason.DECLINED, offeredAt, at);
    }
}
