/** Starts servers on damaged data directories, and on copies taken under load, and checks that no obligation is lost. */
@NullMarked
package io.sagadesk.testbed.damage;

import org.jspecify.annotations.NullMarked;
