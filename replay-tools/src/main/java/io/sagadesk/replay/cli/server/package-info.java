/** The options with which commands find a running server. */
@NullMarked
package io.sagadesk.replay.cli.server;

import org.jspecify.annotations.NullMarked;
