package io.sagadesk.api.trail;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;

/**
 * Where in the log events are.
 *
 * @param positions in the order asked for; fewer than asked for at the end
 * @param total of the subject's events
 */
public record TrailPage(List<Long> positions, long total, AsOf asOf) implements ReadAnswer {}
