package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, if it was found.
 *
 * @param conversation absent if there is none of that id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationFound(@Nullable ConversationSummary conversation, AsOf asOf) implements ReadAnswer {}
