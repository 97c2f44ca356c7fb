/** What time it is, what was promised for later, and how a clock for simulations is moved. */
@NullMarked
package io.sagadesk.server.clock;

import org.jspecify.annotations.NullMarked;
