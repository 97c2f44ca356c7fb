/** Sends changes of read models to clients by server-sent events. */
@NullMarked
package io.sagadesk.server.live;

import org.jspecify.annotations.NullMarked;
