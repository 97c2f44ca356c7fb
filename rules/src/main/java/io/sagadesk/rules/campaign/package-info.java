/** The holdout of campaigns. */
@NullMarked
package io.sagadesk.rules.campaign;

import org.jspecify.annotations.NullMarked;
