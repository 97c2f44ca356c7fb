/** The published rules of each policy: their records, their reader, and the built-in versions. */
@NullMarked
package io.sagadesk.rules.policy;

import org.jspecify.annotations.NullMarked;
