/** Time that is moved. */
@NullMarked
package io.sagadesk.server.clock;

import org.jspecify.annotations.NullMarked;
