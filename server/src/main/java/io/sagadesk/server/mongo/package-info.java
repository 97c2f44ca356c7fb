/** The embedded MongoDB in a process of its own, for several servers on one machine. */
@NullMarked
package io.sagadesk.server.mongo;

import org.jspecify.annotations.NullMarked;
