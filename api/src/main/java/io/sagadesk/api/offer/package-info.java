/** What customers are offered, when, and why not. */
@NullMarked
package io.sagadesk.api.offer;

import org.jspecify.annotations.NullMarked;
