/** What campaigns cost and what they bring. */
@NullMarked
package io.sagadesk.projections.campaign;

import org.jspecify.annotations.NullMarked;
