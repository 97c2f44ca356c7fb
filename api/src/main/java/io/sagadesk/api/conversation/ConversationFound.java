package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one conversation.
 *
 * @param conversation absent if no conversation has the id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationFound(@Nullable ConversationSummary conversation, AsOf asOf) implements ReadAnswer {}
