/** The vocabulary: everything that may be asked, everything that may have happened, and the ids of what it happens to. */
@NullMarked
package io.sagadesk.api;

import org.jspecify.annotations.NullMarked;
