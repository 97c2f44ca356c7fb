/** The routes of a running server, with their parameters and bodies. */
@NullMarked
package io.sagadesk.testbed.fuzz.route;

import org.jspecify.annotations.NullMarked;
