/** Tests of what measures commands. */
@NullMarked
package io.sagadesk.replay.bench.commands;

import org.jspecify.annotations.NullMarked;
