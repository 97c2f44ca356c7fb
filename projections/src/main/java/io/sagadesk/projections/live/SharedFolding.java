package io.sagadesk.projections.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How instances on the same documents learn how far the others have folded. Axon stores the token of a segment with each batch of
 * its own events; while only other segments have events, it stores it now and then, and until then the token alone would
 * hold back the position of the whole read model.
 *
 * @param told returns by segment what other instances have told about a processor, of which every event up to the position is folded
 * @param betweenTokens how often the token of a segment without events is stored, for an instance that was not told
 */
public record SharedFolding(Function<String, Map<Integer, Long>> told, Duration betweenTokens) {

    /** Where nobody else reads the tokens; the time between them is Axon's own. */
    public static final SharedFolding ALONE = new SharedFolding(processor -> Map.of(), Duration.ofSeconds(5));

    /** The stored positions of a processor, or what was told about its segments since. */
    Map<Integer, Long> latest(String processor, Map<Integer, Long> stored) {
        var told = told().apply(processor);
        if (told.isEmpty()) return stored;
        var latest = new HashMap<>(stored);
        latest.replaceAll((segment, position) -> Math.max(position, told.getOrDefault(segment, position)));
        return latest;
    }
}
