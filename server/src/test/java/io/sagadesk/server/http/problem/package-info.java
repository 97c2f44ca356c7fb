/** Tests of problems. */
@NullMarked
package io.sagadesk.server.http.problem;

import org.jspecify.annotations.NullMarked;
