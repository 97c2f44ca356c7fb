/** Unit tests of the configuration. */
@NullMarked
package io.sagadesk.server.wiring;

import org.jspecify.annotations.NullMarked;
