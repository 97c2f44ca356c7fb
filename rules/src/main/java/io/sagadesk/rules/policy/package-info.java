/** The published rules of each policy: their types, their reader and the built-in defaults. */
@NullMarked
package io.sagadesk.rules.policy;

import org.jspecify.annotations.NullMarked;
