/** What holds for all modules together. */
@NullMarked
package io.sagadesk;

import org.jspecify.annotations.NullMarked;
