/** Which events concern whom. */
@NullMarked
package io.sagadesk.api.trail;

import org.jspecify.annotations.NullMarked;
