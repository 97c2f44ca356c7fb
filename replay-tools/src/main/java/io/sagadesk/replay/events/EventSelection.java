package io.sagadesk.replay.events;

import io.sagadesk.store.log.EventFilter;
import java.util.List;
import java.util.Map;

/**
 * What somebody asks of the log.
 *
 * @param words the filter as it was said, by name
 * @param sealed whether personal data stays as ciphertext
 * @param follow whether to wait for more at the end of the log
 */
public record EventSelection(Map<String, List<String>> words, EventFilter filter, boolean sealed, boolean follow) {}
