/** Automatic messages to customers, and the outcomes of their delivery. */
@NullMarked
package io.sagadesk.api.delivery;

import org.jspecify.annotations.NullMarked;
