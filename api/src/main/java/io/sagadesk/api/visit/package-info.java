/** What a customer looked at and put into the cart during one browsing session. */
@NullMarked
package io.sagadesk.api.visit;

import org.jspecify.annotations.NullMarked;
