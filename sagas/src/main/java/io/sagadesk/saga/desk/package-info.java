/** Finds a person for each conversation that needs one, and looks after who waits. */
@NullMarked
package io.sagadesk.saga.desk;

import org.jspecify.annotations.NullMarked;
