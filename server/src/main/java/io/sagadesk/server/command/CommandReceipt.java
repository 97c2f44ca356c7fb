package io.sagadesk.server.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;

/**
 * What a command led to. It is handed out before the commit and completed by it, since only then the position is known;
 * nobody sees it earlier, because the answer waits for the commit.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, isGetterVisibility = Visibility.NONE) // it may travel
public final class CommandReceipt {

    private long position = -1;
    private List<String> recorded = List.of();

    void complete(long lastPosition, List<String> names) {
        position = lastPosition;
        recorded = List.copyOf(names);
    }

    /** The position of the last event recorded, or of the newest event of the log where nothing had to be. */
    public long position() {
        return position;
    }

    /** The names of the events recorded, in order. */
    public List<String> recorded() {
        return recorded;
    }

    /** Whether all had been done before. */
    public boolean isRepeat() {
        return recorded.isEmpty();
    }
}
