/** Unit tests of the components that follow the log. */
@NullMarked
package io.sagadesk.server.log;

import org.jspecify.annotations.NullMarked;
