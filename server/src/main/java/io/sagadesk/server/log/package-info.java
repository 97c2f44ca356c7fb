/** Reads the log: a subject's history, and what follows from it as it grows. */
@NullMarked
package io.sagadesk.server.log;

import org.jspecify.annotations.NullMarked;
