/** Authentication of requests. */
@NullMarked
package io.sagadesk.server.http.security;

import org.jspecify.annotations.NullMarked;
