package io.sagadesk.server.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.sagadesk.api.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command: the events recorded for it. It is created before the commit and completed by it, because the
 * position is known only then. No caller sees it incomplete: the response waits for the commit.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, isGetterVisibility = Visibility.NONE) // sent to other instances
public final class CommandReceipt {

    private long position = -1;
    private List<String> recorded = List.of();
    private @Nullable RemoteRefusal refusal;

    void complete(long lastPosition, List<String> names) {
        position = lastPosition;
        recorded = List.copyOf(names);
    }

    void refuse(Refused recordedRefusal) {
        refusal = RefusalTranslation.of(recordedRefusal);
    }

    /** The refusal of a command that was refused and whose refusal was recorded. */
    public Optional<RemoteRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The position of the last event recorded, or of the newest event of the log if nothing was recorded. */
    public long position() {
        return position;
    }

    /** The type names of the recorded events, in order. */
    public List<String> recorded() {
        return recorded;
    }

    /** Whether the command repeated an earlier one, so that no event was recorded. */
    public boolean isRepeat() {
        return recorded.isEmpty();
    }
}
