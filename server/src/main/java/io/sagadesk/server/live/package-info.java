/** Tells listeners what changes in read models, as it changes, by server-sent events. */
@NullMarked
package io.sagadesk.server.live;

import org.jspecify.annotations.NullMarked;
