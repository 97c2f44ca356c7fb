/** Time itself in the log: what had been promised for an instant, and that it has come. */
@NullMarked
package io.sagadesk.api.timer;

import org.jspecify.annotations.NullMarked;
