package io.sagadesk.server.http.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a command whose events are on disk.
 *
 * @param id of the created object, if the request creates one
 * @param position of the last event recorded, or of the newest event of the log if nothing was recorded
 * @param recorded the type names of the recorded events; empty for a repeated command, which changes nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandAnswer(@Nullable String id, long position, List<String> recorded) {}
