/** Offers over HTTP. */
@NullMarked
package io.sagadesk.server.http.offer;

import org.jspecify.annotations.NullMarked;
