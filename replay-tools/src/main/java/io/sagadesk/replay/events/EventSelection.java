package io.sagadesk.replay.events;

import io.sagadesk.store.log.EventFilter;
import java.util.List;
import java.util.Map;

/**
 * A query for events of the log.
 *
 * @param parameters the filter as query parameters, by name
 * @param sealed whether personal data stays as ciphertext
 * @param follow whether to wait for new events at the end of the log
 */
public record EventSelection(
        Map<String, List<String>> parameters, EventFilter filter, boolean sealed, boolean follow) {}
