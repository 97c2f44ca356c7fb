/** Desks over HTTP. */
@NullMarked
package io.sagadesk.server.http.desk;

import org.jspecify.annotations.NullMarked;
