/** What finds losses, tried on logs that have some. */
@NullMarked
package io.sagadesk.replay.crash;

import org.jspecify.annotations.NullMarked;
