/** Queries over HTTP: parameters, pages, ETags, and waiting for a position. */
@NullMarked
package io.sagadesk.server.http.query;

import org.jspecify.annotations.NullMarked;
