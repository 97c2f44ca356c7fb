/** Tests of rules for all modules. */
@NullMarked
package io.sagadesk;

import org.jspecify.annotations.NullMarked;
