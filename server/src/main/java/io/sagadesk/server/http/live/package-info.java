/** Server-sent events about changes of read models. */
@NullMarked
package io.sagadesk.server.http.live;

import org.jspecify.annotations.NullMarked;
