/** The training run from which the launcher's start-up cache is made. */
@NullMarked
package io.sagadesk.testbed.training;

import org.jspecify.annotations.NullMarked;
