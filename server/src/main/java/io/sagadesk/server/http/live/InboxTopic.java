package io.sagadesk.server.http.live;

import io.sagadesk.api.conversation.ConversationChanges;
import io.sagadesk.api.conversation.ConversationQuery.WhichConversationsChanged;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.server.live.LiveChange;
import io.sagadesk.server.live.LiveTopic;
import io.sagadesk.server.live.PollingRound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of the conversations of one desk, or of all desks. */
final class InboxTopic implements LiveTopic {

    private static final int PAGE_SIZE = 200;
    private static final int MAX_ELSEWHERE = 10_000;

    private final @Nullable DeskId desk;

    /** The last conversations reported as moved to another desk, so that each is reported only once. */
    private final Map<ConversationId, Boolean> elsewhere = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, Boolean> eldest) {
            return size() > MAX_ELSEWHERE;
        }
    };

    InboxTopic(@Nullable DeskId desk) {
        this.desk = desk;
    }

    /** Reports that a conversation is now at another desk. */
    record Elsewhere(ConversationId conversationId) {}

    @Override
    public String projection() {
        return new WhichConversationsChanged(-1, 1).projection();
    }

    @Override
    public News since(long position, PollingRound round) {
        var answer = round.ask(new WhichConversationsChanged(position, PAGE_SIZE), ConversationChanges.class);
        var changes = answer.changes().stream().flatMap(change -> changeFor(change).stream());
        return new News(changes.toList(), answer.upTo());
    }

    private Optional<LiveChange> changeFor(ConversationChanges.Change change) {
        var conversation = change.conversation();
        var id = conversation.conversationId();
        if (desk == null || desk.equals(conversation.desk())) {
            elsewhere.remove(id);
            return Optional.of(new LiveChange("conversation", change.position(), conversation));
        }
        if (conversation.desk() == null || elsewhere.put(id, true) != null) return Optional.empty();
        return Optional.of(new LiveChange("elsewhere", change.position(), new Elsewhere(id)));
    }
}
