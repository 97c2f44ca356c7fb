/** Commands over HTTP, measured beside the same application on Axon's own stores. */
@NullMarked
package io.sagadesk.replay.bench.commands;

import org.jspecify.annotations.NullMarked;
