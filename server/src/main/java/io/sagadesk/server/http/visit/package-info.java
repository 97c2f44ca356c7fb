/** Visits over HTTP. */
@NullMarked
package io.sagadesk.server.http.visit;

import org.jspecify.annotations.NullMarked;
