package io.sagadesk.server.live;

import java.util.List;

/** The subject of one stream of server-sent events. Called by one thread at a time. */
public interface LiveTopic {

    /** The name of the projection behind this topic; while its position does not change, the topic is not polled. */
    String projection();

    /** Changes after a position, possibly not all of them. */
    News since(long position, PollingRound round);

    /**
     * A page of changes.
     *
     * @param changes in the order of their positions
     * @param upTo there are no other changes up to this position, apart from those returned before
     */
    record News(List<LiveChange> changes, long upTo) {}
}
