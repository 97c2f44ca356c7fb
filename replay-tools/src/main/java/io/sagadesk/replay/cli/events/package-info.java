/** The command {@code events}, and the options with which commands select events. */
@NullMarked
package io.sagadesk.replay.cli.events;

import org.jspecify.annotations.NullMarked;
