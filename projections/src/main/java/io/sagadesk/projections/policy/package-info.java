/** Read model of policies: the rules of each published version. */
@NullMarked
package io.sagadesk.projections.policy;

import org.jspecify.annotations.NullMarked;
