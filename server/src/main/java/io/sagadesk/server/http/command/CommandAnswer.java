package io.sagadesk.server.http.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender of a command is told once it is on disk.
 *
 * @param id of what was created, where the request creates something
 * @param position of the last event that was recorded, or of the newest event of the log where nothing had to be
 * @param recorded the names of the recorded events; empty for a repeat, which changes nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandAnswer(@Nullable String id, long position, List<String> recorded) {}
