/** Recognises that a store in another process is out of reach, and keeps the log short meanwhile. */
@NullMarked
package io.sagadesk.server.outage;

import org.jspecify.annotations.NullMarked;
