/** The benchmark of commands over HTTP: the server compared with the same application on Axon's own stores. */
@NullMarked
package io.sagadesk.testbed.bench.commands;

import org.jspecify.annotations.NullMarked;
