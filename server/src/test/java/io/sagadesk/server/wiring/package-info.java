/** The wiring, part by part. */
@NullMarked
package io.sagadesk.server.wiring;

import org.jspecify.annotations.NullMarked;
