/** Visits: page views and cart changes of one browsing session. */
@NullMarked
package io.sagadesk.api.visit;

import org.jspecify.annotations.NullMarked;
