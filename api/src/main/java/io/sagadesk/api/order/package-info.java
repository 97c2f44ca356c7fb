/** What was bought, and what came back. */
@NullMarked
package io.sagadesk.api.order;

import org.jspecify.annotations.NullMarked;
