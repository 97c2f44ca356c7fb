/** Tests. */
@NullMarked
package io.sagadesk.command.order;

import org.jspecify.annotations.NullMarked;
