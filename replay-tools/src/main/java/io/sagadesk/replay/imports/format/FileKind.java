package io.sagadesk.replay.imports.format;

import java.util.function.Supplier;

/**
 * One kind of file.
 *
 * @param source the name under which the log says where its history came from
 * @param clock where the times come from, in a sentence for the report
 * @param expected what the first line of such a file looks like
 * @param converter makes a new one for each file
 */
public record FileKind(String name, String source, String clock, String expected, Supplier<RowConverter> converter) {}
