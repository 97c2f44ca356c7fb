/** Tests. */
@NullMarked
package io.sagadesk.command;

import org.jspecify.annotations.NullMarked;
