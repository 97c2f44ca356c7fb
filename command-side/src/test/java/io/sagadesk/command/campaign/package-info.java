/** Tests. */
@NullMarked
package io.sagadesk.command.campaign;

import org.jspecify.annotations.NullMarked;
