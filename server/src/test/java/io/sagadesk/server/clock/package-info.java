/** Tests of the movable clock. */
@NullMarked
package io.sagadesk.server.clock;

import org.jspecify.annotations.NullMarked;
