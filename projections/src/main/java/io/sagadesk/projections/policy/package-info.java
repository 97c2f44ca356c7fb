/** What each version of each policy says. */
@NullMarked
package io.sagadesk.projections.policy;

import org.jspecify.annotations.NullMarked;
