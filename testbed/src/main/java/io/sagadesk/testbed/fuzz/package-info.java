/** Sends odd requests to every route of a server, and checks the answers, the log and the server's state. */
@NullMarked
package io.sagadesk.testbed.fuzz;

import org.jspecify.annotations.NullMarked;
