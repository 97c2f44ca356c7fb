/** Failures as problems (RFC 9457). */
@NullMarked
package io.sagadesk.server.http.problem;

import org.jspecify.annotations.NullMarked;
