/** Commands that steer the read side of a running server. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.replay.console;
