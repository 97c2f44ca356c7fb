/** The benchmarks, tried in small. */
@NullMarked
package io.sagadesk.replay.bench;

import org.jspecify.annotations.NullMarked;
