package io.sagadesk.replay.imports.format;

import java.util.function.Supplier;

/**
 * A kind of file that can be imported.
 *
 * @param source the name of the history's source in the log
 * @param clock a sentence for the report that says where the times come from
 * @param expected a description of the first line
 * @param converter creates a new converter for each file
 */
public record FileKind(String name, String source, String clock, String expected, Supplier<RowConverter> converter) {}
