package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a transcript.
 *
 * @param conversation absent if no conversation has the id
 * @param entries in the requested order; each text reads {@code ‹forgotten›} after its customer was forgotten
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TranscriptPage(
        @Nullable ConversationSummary conversation,
        List<TranscriptEntry> entries,
        @Nullable String next,
        AsOf asOf) implements ReadAnswer {}
