/** How laws are tried with values that are made up; other modules' tests use it, too. */
@NullMarked
package io.sagadesk.api.tries;

import org.jspecify.annotations.NullMarked;
