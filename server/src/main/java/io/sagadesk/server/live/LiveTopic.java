package io.sagadesk.server.live;

import java.util.List;

/** What one listener wants to hear about. Asked by one thread at a time. */
public interface LiveTopic {

    /** The name of the projection that it is about: while that stands still, there is no news. */
    String projection();

    /** What has changed after a position, not necessarily all of it. */
    News since(long position, PollingRound round);

    /**
     * What has changed.
     *
     * @param changes in the order of their positions
     * @param upTo every change up to this position was told, here or before
     */
    record News(List<LiveChange> changes, long upTo) {}
}
