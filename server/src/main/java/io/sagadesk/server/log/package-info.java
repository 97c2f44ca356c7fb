/** Reads the log, and erases forgotten customers. */
@NullMarked
package io.sagadesk.server.log;

import org.jspecify.annotations.NullMarked;
