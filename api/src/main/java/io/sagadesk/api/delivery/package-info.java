/** What is sent to customers by itself, and what became of it. */
@NullMarked
package io.sagadesk.api.delivery;

import org.jspecify.annotations.NullMarked;
