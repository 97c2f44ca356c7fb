package io.sagadesk.api.trail;

import io.sagadesk.api.AsOf;
import java.util.List;

/**
 * Where in the log events are.
 *
 * @param positions in the order asked for; fewer than asked for at the end
 * @param total of the subject's events
 */
public record TrailPage(AsOf asOf, String subject, List<Long> positions, long total) {}
