package io.sagadesk.server.http.conversation;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationList;
import io.sagadesk.api.conversation.ConversationOrder;
import io.sagadesk.api.conversation.ConversationQuery.WhichConversations;
import io.sagadesk.api.conversation.ConversationState;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox: conversations by desk, agent, customer, state, channel or tag. */
@RestController
class InboxResource {

    private final QuerySender queries;

    InboxResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/inbox")
    ConversationList inbox(
            @RequestParam(required = false) @Nullable DeskId desk,
            @RequestParam(required = false) @Nullable AgentId agent,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(defaultValue = "") List<ConversationState> state,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "LATEST") ConversationOrder sort,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(
                () -> new WhichConversations(desk, agent, customer, state, channel, tag, sort, most, cursor),
                ConversationList.class,
                request);
    }
}
