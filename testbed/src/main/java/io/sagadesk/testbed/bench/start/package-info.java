/** The benchmark of starts: how soon a server answers, and how fast it is then, with and without the start-up cache. */
@NullMarked
package io.sagadesk.testbed.bench.start;

import org.jspecify.annotations.NullMarked;
