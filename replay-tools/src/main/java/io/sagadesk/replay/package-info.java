/** The command line: imports, reads, benchmarks. It has neither sagas nor aggregates on its class path. */
@NullMarked
package io.sagadesk.replay;

import org.jspecify.annotations.NullMarked;
