/** The command events, and the options by which commands choose events. */
@NullMarked
package io.sagadesk.replay.cli.events;

import org.jspecify.annotations.NullMarked;
