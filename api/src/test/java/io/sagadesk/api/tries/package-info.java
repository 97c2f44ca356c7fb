/** Property tests with generated inputs; also used by the tests of other modules. */
@NullMarked
package io.sagadesk.api.tries;

import org.jspecify.annotations.NullMarked;
