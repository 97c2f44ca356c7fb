/** What follows from the log, part by part. */
@NullMarked
package io.sagadesk.server.log;

import org.jspecify.annotations.NullMarked;
