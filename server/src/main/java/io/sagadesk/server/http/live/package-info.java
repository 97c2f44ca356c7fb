/** Server-sent events: what changes in read models, as it changes. */
@NullMarked
package io.sagadesk.server.http.live;

import org.jspecify.annotations.NullMarked;
